package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.diracgrid.diracos.transfer.Login;
import org.diracgrid.diracos.transfer.ProxyServer;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What settings.xml says of servers")
class SettingsServersTest {
  private static final URI INDEX = URI.create("https://Packages.example.org/simple/grid");

  private final DefaultAuthenticationSelector logins = new DefaultAuthenticationSelector();
  private final DefaultProxySelector proxies = new DefaultProxySelector();
  private final Settings settings = new Settings();

  @SuppressWarnings("deprecation") // Maven 4's way is not there in Maven 3.
  private final DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();

  @BeforeEach
  void select() {
    session.setAuthenticationSelector(logins).setProxySelector(proxies);
  }

  private SettingsServers servers(Map<String, String> ids) {
    return new SettingsServers(session, settings, ids);
  }

  private void login(String id, String user, String password) {
    logins.add(id, new AuthenticationBuilder().addUsername(user).addPassword(password).build());
  }

  private void mirror(String id, String of, String url) {
    Mirror mirror = new Mirror();
    mirror.setId(id);
    mirror.setMirrorOf(of);
    mirror.setUrl(url);
    settings.addMirror(mirror);
  }

  @Test
  @DisplayName("is found by the id that is named for a host, by host and port, and by host")
  void names() {
    SettingsServers servers = servers(Map.of("packages.example.org", "vo"));
    assertThat(servers.names(INDEX)).containsExactly("vo", "packages.example.org");
    assertThat(servers.names(URI.create("https://packages.example.org:8443/")))
        .containsExactly("packages.example.org:8443", "packages.example.org");
  }

  @Test
  @DisplayName("is the login of the best of these")
  void logins() {
    assertThat(servers(Map.of()).loginFor(INDEX)).isEmpty();
    login("packages.example.org", "host", "secret");
    login("vo", "me", "pass word");

    assertThat(servers(Map.of()).loginFor(INDEX))
        .contains(new Login("host", "secret", "settings.xml's server 'packages.example.org'"));
    assertThat(servers(Map.of("packages.example.org", "vo")).loginFor(INDEX))
        .contains(new Login("me", "pass word", "settings.xml's server 'vo'"));
  }

  @Test
  @DisplayName("is the headers that Maven's own transports send")
  void headers() {
    Server server = new Server();
    server.setId("packages.example.org");
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    Xpp3Dom headers = new Xpp3Dom("httpHeaders");
    Xpp3Dom property = new Xpp3Dom("property");
    Xpp3Dom name = new Xpp3Dom("name");
    name.setValue("Private-Token");
    Xpp3Dom value = new Xpp3Dom("value");
    value.setValue("t");
    property.addChild(name);
    property.addChild(value);
    headers.addChild(property);
    headers.addChild(new Xpp3Dom("property"));
    configuration.addChild(headers);
    server.setConfiguration(configuration);
    settings.addServer(server);

    assertThat(servers(Map.of()).headersFor(INDEX)).isEqualTo(Map.of("Private-Token", "t"));
    assertThat(servers(Map.of()).headersFor(URI.create("https://other.example.org/"))).isEmpty();
  }

  @Test
  @DisplayName("is the active proxy, unless the host is to be reached without it")
  void proxies() {
    proxies.add(
        new Proxy(
            "http",
            "proxy.example.org",
            3128,
            new AuthenticationBuilder().addUsername("me").addPassword("secret").build()),
        "*.local|localhost");

    assertThat(servers(Map.of()).proxyFor(INDEX))
        .contains(
            new ProxyServer(
                "proxy.example.org",
                3128,
                Optional.of(new Login("me", "secret", "settings.xml's proxy"))));
    assertThat(servers(Map.of()).proxyFor(URI.create("https://vo.local/simple"))).isEmpty();
  }

  @Test
  @DisplayName("is a mirror that names the host or the id, and none of everything")
  void mirrors() {
    mirror("all", "*", "https://nexus.example.org/maven");
    mirror("python", "other, packages.example.org", "https://nexus.example.org/python/simple");
    login("python", "reader", "secret");

    URI mirrored = URI.create("https://nexus.example.org/python/simple");
    assertThat(servers(Map.of()).mirrorOf(INDEX)).contains(mirrored);
    assertThat(servers(Map.of()).mirrorOf(URI.create("https://elsewhere.org/"))).isEmpty();
    assertThat(servers(Map.of()).loginFor(mirrored))
        .contains(new Login("reader", "secret", "settings.xml's server 'python'"));
  }

  @Test
  @DisplayName("is nothing of a path or of Maven coordinates")
  void noPlaces() {
    assertThat(SettingsServers.webPlace("https://A.example.org:8443/simple"))
        .contains("a.example.org:8443");
    assertThat(SettingsServers.webPlace("wheels")).isEmpty();
    assertThat(SettingsServers.webPlace("org.diracgrid:diracos:tar.gz:v1r27")).isEmpty();
    assertThat(SettingsServers.webPlace("C:\\bases\\diracos.tar.gz")).isEmpty();
    assertThat(SettingsServers.webPlace("file:///base.tar.gz")).isEmpty();
  }
}
