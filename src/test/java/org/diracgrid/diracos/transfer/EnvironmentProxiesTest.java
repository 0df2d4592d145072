package org.diracgrid.diracos.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Proxies")
class EnvironmentProxiesTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "https_proxy", "http://me:secret@proxy.example.org:3128",
          "HTTP_PROXY", "plain.example.org:80",
          "no_proxy", "internal.example.org, .corp.example.org,example.net:8443");

  @ParameterizedTest(name = "{0} goes by {1}")
  @CsvSource({
    "https://files.example.org/x, proxy.example.org:3128",
    "http://files.example.org/x, plain.example.org:80",
    "https://internal.example.org/x, direct",
    "https://a.internal.example.org/x, direct",
    "https://a.corp.example.org/x, direct",
    "https://notcorp.example.org/x, proxy.example.org:3128",
    "https://example.net:8443/x, direct",
    "https://example.net/x, proxy.example.org:3128",
    "https://localhost:99/x, direct",
    "http://127.0.0.1/x, direct"
  })
  @DisplayName("are those of the environment, where it does not exclude a host")
  void environment(URI uri, String expected) {
    EnvironmentProxies proxies = new EnvironmentProxies(Optional.empty(), ENVIRONMENT);

    assertThat(shown(proxies.select(uri))).isEqualTo(expected);
  }

  private static String shown(List<Proxy> proxies) {
    assertThat(proxies).hasSize(1);
    return proxies.get(0).address() instanceof InetSocketAddress address
        ? address.getHostString() + ":" + address.getPort()
        : "direct";
  }

  @Test
  @DisplayName("may have a login, which is for their own use only")
  void login() {
    EnvironmentProxies proxies = new EnvironmentProxies(Optional.empty(), ENVIRONMENT);

    assertThat(proxies.loginFor(URI.create("https://files.example.org/x")))
        .contains(new Login("me", "secret", "the URL"));
    assertThat(proxies.loginFor(URI.create("http://files.example.org/x"))).isEmpty();
    assertThat(proxies.loginFor(URI.create("https://internal.example.org/x"))).isEmpty();
  }

  @Test
  @DisplayName("of the JVM go first")
  void jvm() {
    ProxySelector jvm =
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            return List.of(
                new Proxy(
                    Proxy.Type.HTTP, InetSocketAddress.createUnresolved("jvm.example.org", 1)));
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        };
    EnvironmentProxies proxies = new EnvironmentProxies(Optional.of(jvm), ENVIRONMENT);

    assertThat(shown(proxies.select(URI.create("https://files.example.org/x"))))
        .isEqualTo("jvm.example.org:1");
    assertThat(proxies.loginFor(URI.create("https://files.example.org/x"))).isEmpty();
  }

  @Test
  @DisplayName("that are no http proxies, or for nobody, are passed over")
  void unusable() {
    URI uri = URI.create("https://files.example.org/x");

    for (String value : List.of("socks5://p.example.org:1", "http://[broken", " ")) {
      EnvironmentProxies proxies =
          new EnvironmentProxies(Optional.empty(), Map.of("all_proxy", value));
      assertThat(shown(proxies.select(uri))).isEqualTo("direct");
    }
    EnvironmentProxies none =
        new EnvironmentProxies(
            Optional.empty(), Map.of("all_proxy", "http://p.example.org:1", "no_proxy", "*"));
    assertThat(shown(none.select(uri))).isEqualTo("direct");
  }
}
