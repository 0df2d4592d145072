package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.util.Locale;

/**
 * Scheme, host and port of a URL (RFC 6454): what credentials and habits of a server belong to.
 *
 * @param scheme lower case
 * @param host lower case; empty if there is none
 * @param port never -1 for http and https
 */
record WebOrigin(String scheme, String host, int port) {
  static WebOrigin of(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    return new WebOrigin(scheme, host, port);
  }
}
