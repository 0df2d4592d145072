package org.diracgrid.diracos.maven;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.diracgrid.diracos.transfer.Login;
import org.diracgrid.diracos.transfer.ProxyServer;
import org.diracgrid.diracos.transfer.ServerSettings;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.Authentication;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * What settings.xml says of servers, by the id that the POM names for a URL, else by host and port,
 * else by host. Maven has decrypted the passwords, and knows which proxy is active.
 */
final class SettingsServers implements ServerSettings {
  private final RepositorySystemSession session;
  private final Settings settings;
  private final Map<String, String> ids;

  /**
   * Asks these.
   *
   * @param ids server ids by the hosts (with their ports if URLs have any) they are named for
   */
  SettingsServers(RepositorySystemSession session, Settings settings, Map<String, String> ids) {
    this.session = session;
    this.settings = settings;
    this.ids = Map.copyOf(ids);
  }

  /** Host and port of a URL as its text has them. */
  static String place(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    return uri.getPort() < 0 ? host : host + ":" + uri.getPort();
  }

  /** The same of a text, if that is the URL of a web server. */
  static Optional<String> webPlace(String text) {
    try {
      return Optional.of(URI.create(text.strip()))
          .filter(it -> it.getHost() != null)
          .filter(it -> it.getScheme() != null && it.getScheme().matches("(?i)https?"))
          .map(SettingsServers::place);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> names(URI uri) {
    String place = place(uri);
    return Stream.concat(
            Stream.ofNullable(ids.get(place)),
            Stream.of(place, String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT)))
        .distinct()
        .toList();
  }

  @Override
  public Optional<Login> loginFor(URI uri) {
    return Stream.concat(names(uri).stream(), mirrorIds(uri))
        .flatMap(id -> login(id, uri).stream())
        .findFirst();
  }

  private Optional<Login> login(String id, URI uri) {
    RemoteRepository server = repository(id, uri);
    Authentication authentication = session.getAuthenticationSelector().getAuthentication(server);
    if (authentication == null) {
      return Optional.empty();
    }
    RemoteRepository known =
        new RemoteRepository.Builder(server).setAuthentication(authentication).build();
    try (AuthenticationContext context = AuthenticationContext.forRepository(session, known)) {
      return login(context, "settings.xml's server '" + id + "'");
    }
  }

  private static Optional<Login> login(AuthenticationContext context, String source) {
    String user = context == null ? null : context.get(AuthenticationContext.USERNAME);
    if (user == null) {
      return Optional.empty();
    }
    String password = context.get(AuthenticationContext.PASSWORD);
    return Optional.of(new Login(user, password == null ? "" : password, source));
  }

  private static RemoteRepository repository(String id, URI uri) {
    return new RemoteRepository.Builder(id, "default", uri.toString()).build();
  }

  @Override
  public Map<String, String> headersFor(URI uri) {
    return Stream.concat(names(uri).stream(), mirrorIds(uri))
        .flatMap(id -> Stream.ofNullable(settings.getServer(id)))
        .findFirst()
        .map(SettingsServers::headers)
        .orElse(Map.of());
  }

  /** As Maven's own transports read {@code httpHeaders}. */
  private static Map<String, String> headers(Server server) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (server.getConfiguration() instanceof Xpp3Dom configuration
        && configuration.getChild("httpHeaders") != null) {
      for (Xpp3Dom property : configuration.getChild("httpHeaders").getChildren("property")) {
        Xpp3Dom name = property.getChild("name");
        Xpp3Dom value = property.getChild("value");
        if (name != null && name.getValue() != null && value != null && value.getValue() != null) {
          headers.put(name.getValue(), value.getValue());
        }
      }
    }
    return headers;
  }

  @Override
  public Optional<ProxyServer> proxyFor(URI uri) {
    RemoteRepository server = repository(place(uri), uri);
    Proxy proxy = session.getProxySelector().getProxy(server);
    if (proxy == null) {
      return Optional.empty();
    }
    RemoteRepository behind = new RemoteRepository.Builder(server).setProxy(proxy).build();
    try (AuthenticationContext context = AuthenticationContext.forProxy(session, behind)) {
      return Optional.of(
          new ProxyServer(
              proxy.getHost(), proxy.getPort(), login(context, "settings.xml's proxy")));
    }
  }

  /**
   * A mirror counts if it names the server: one of everything is meant for Maven's repositories,
   * which have neither a Python index nor a DIRACOS.
   */
  @Override
  public Optional<URI> mirrorOf(URI uri) {
    List<String> names = names(uri);
    return settings.getMirrors().stream()
        .filter(mirror -> names.stream().anyMatch(name -> isOf(mirror, name)))
        .map(mirror -> URI.create(mirror.getUrl().strip()))
        .findFirst();
  }

  private static boolean isOf(Mirror mirror, String name) {
    return Arrays.stream(String.valueOf(mirror.getMirrorOf()).split(","))
        .anyMatch(it -> it.strip().equals(name));
  }

  /** Ids of mirrors at the place of a URL, whose credentials stand under them. */
  private Stream<String> mirrorIds(URI uri) {
    return settings.getMirrors().stream()
        .filter(mirror -> place(URI.create(mirror.getUrl().strip())).equals(place(uri)))
        .map(Mirror::getId);
  }
}
