package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the settings of whoever runs this say of servers and the way to them. */
public interface ServerSettings {
  /** They say nothing. */
  ServerSettings NONE =
      new ServerSettings() {
        @Override
        public List<String> names(URI uri) {
          return List.of();
        }

        @Override
        public Optional<Login> loginFor(URI uri) {
          return Optional.empty();
        }

        @Override
        public Map<String, String> headersFor(URI uri) {
          return Map.of();
        }

        @Override
        public Optional<ProxyServer> proxyFor(URI uri) {
          return Optional.empty();
        }

        @Override
        public Optional<URI> mirrorOf(URI uri) {
          return Optional.empty();
        }
      };

  /** The names under which the server of a URL may stand in the settings, best first. */
  List<String> names(URI uri);

  /** Who we are to the server of this URL. */
  Optional<Login> loginFor(URI uri);

  /** Headers that every request to the server of this URL has. */
  Map<String, String> headersFor(URI uri);

  /** The proxy through which the server of this URL is reached; empty for none that is named. */
  Optional<ProxyServer> proxyFor(URI uri);

  /** What is to be asked instead of an index or a folder of releases at this URL. */
  Optional<URI> mirrorOf(URI uri);
}
