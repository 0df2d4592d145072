package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The proxies that the settings name, else those of the JVM and the environment. */
final class Proxies extends ProxySelector {
  private final ServerSettings settings;
  private final EnvironmentProxies others;

  Proxies(ServerSettings settings, EnvironmentProxies others) {
    super();
    this.settings = settings;
    this.others = others;
  }

  @Override
  public List<Proxy> select(URI uri) {
    return settings
        .proxyFor(uri)
        .map(it -> InetSocketAddress.createUnresolved(it.host(), it.port()))
        .map(address -> List.of(new Proxy(Proxy.Type.HTTP, address)))
        .orElseGet(() -> others.select(uri));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    others.connectFailed(uri, address, failure);
  }

  /** Who we are to the proxy for this URL. */
  Optional<Login> loginFor(URI uri) {
    Optional<ProxyServer> named = settings.proxyFor(uri);
    return named.isPresent() ? named.get().login() : others.loginFor(uri);
  }
}
