package org.diracgrid.diracos.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;

/** The names under which the cache keeps what it knows of a URL. */
final class UrlKey {
  private UrlKey() {}

  /** A digest of the URL, its credentials left out so that a new token finds the old file. */
  static String of(URI uri, String variant) {
    String text = MaskedUri.withoutUserInfo(uri) + "\n" + variant;
    return Digests.of(text.getBytes(UTF_8)).sha256().hex();
  }

  /** The URL without fragment, which no server sees. */
  static URI withoutFragment(URI uri) {
    String text = uri.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? uri : URI.create(text.substring(0, hash));
  }
}
