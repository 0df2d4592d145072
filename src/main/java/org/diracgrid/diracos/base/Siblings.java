package org.diracgrid.diracos.base;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** URLs of files beside and below others; what a server needs besides the path is kept. */
final class Siblings {
  private Siblings() {}

  /** The file of this name in the same folder as the one at the URL. */
  static URI of(URI uri, String name) {
    String path = path(uri);
    return withPath(uri, path.substring(0, path.lastIndexOf('/') + 1) + encode(name));
  }

  /** The file of this name in the folder at the URL. */
  static URI in(URI folder, String name) {
    String path = path(folder);
    return withPath(folder, path.endsWith("/") ? path + encode(name) : path + "/" + encode(name));
  }

  /** The last part of a URL's path, decoded. */
  static String filename(URI uri) {
    String path = uri.getPath() == null ? "" : uri.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String path(URI uri) {
    return uri.getRawPath() == null ? "" : uri.getRawPath();
  }

  private static URI withPath(URI uri, String path) {
    StringBuilder text = new StringBuilder(uri.getScheme()).append(':');
    if (uri.getRawAuthority() != null) {
      text.append("//").append(uri.getRawAuthority());
    }
    text.append(path);
    // Signed and tokened URLs need their query for the md5 just as well.
    if (uri.getRawQuery() != null) {
      text.append('?').append(uri.getRawQuery());
    }
    return URI.create(text.toString());
  }

  /** Percent-encodes all but RFC 3986's unreserved characters, as a branch's name may have any. */
  private static String encode(String name) {
    StringBuilder encoded = new StringBuilder(name.length());
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved((char) (b & 0xff))) {
        encoded.append((char) b);
      } else {
        encoded.append("%%%02X".formatted(b & 0xff));
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
  }
}
