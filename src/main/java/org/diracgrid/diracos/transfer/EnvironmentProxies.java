package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxies that the JVM's own settings name, else those of {@code https_proxy}, {@code
 * http_proxy}, {@code all_proxy} and {@code no_proxy}, which pip and curl obey and Java does not.
 */
final class EnvironmentProxies extends ProxySelector {
  private final Optional<ProxySelector> jvm;
  private final Map<String, String> environment;

  EnvironmentProxies(Optional<ProxySelector> jvm, Map<String, String> environment) {
    super();
    this.jvm = jvm;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Proxy> select(URI uri) {
    List<Proxy> own = jvm.map(selector -> selector.select(uri)).orElse(List.of());
    if (own.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
      return own;
    }
    return fromEnvironment(uri)
        .map(EnvironmentProxies::proxy)
        .map(List::of)
        .orElse(List.of(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    jvm.ifPresent(selector -> selector.connectFailed(uri, address, failure));
  }

  /** The login that the proxy for this URL carries in its own URL. */
  Optional<Login> loginFor(URI uri) {
    boolean own =
        jvm.stream()
            .flatMap(selector -> selector.select(uri).stream())
            .anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    return own ? Optional.empty() : fromEnvironment(uri).flatMap(Login::of);
  }

  private Optional<URI> fromEnvironment(URI uri) {
    String host = WebOrigin.of(uri).host();
    if (host.isEmpty() || isLoopback(host) || excluded(host, WebOrigin.of(uri).port())) {
      return Optional.empty();
    }
    String scheme = WebOrigin.of(uri).scheme();
    return variable(scheme + "_proxy")
        .or(() -> variable("all_proxy"))
        .map(value -> value.contains("://") ? value : "http://" + value)
        .flatMap(EnvironmentProxies::parse);
  }

  private static Optional<URI> parse(String value) {
    try {
      URI proxy = URI.create(value);
      // java.net.http speaks to http proxies only.
      return proxy.getHost() != null && proxy.getScheme().startsWith("http")
          ? Optional.of(proxy)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Proxy proxy(URI proxy) {
    int port = WebOrigin.of(proxy).port();
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port));
  }

  private boolean excluded(String host, int port) {
    for (String entry : variable("no_proxy").orElse("").split(",")) {
      String place = entry.strip().toLowerCase(Locale.ROOT);
      String suffix = place.startsWith(".") ? place.substring(1) : place;
      if (place.equals("*") || covers(suffix, host, port)) {
        return true;
      }
    }
    return false;
  }

  /** No proxy reaches them; the JDK's own http.nonProxyHosts leaves them out, too. */
  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static boolean covers(String suffix, String host, int port) {
    return !suffix.isEmpty()
        && (host.equals(suffix)
            || host.endsWith("." + suffix)
            || (host + ":" + port).equals(suffix));
  }

  private Optional<String> variable(String lowerCaseName) {
    return Optional.ofNullable(environment.get(lowerCaseName))
        .or(() -> Optional.ofNullable(environment.get(lowerCaseName.toUpperCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }
}
