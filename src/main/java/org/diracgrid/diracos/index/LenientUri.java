package org.diracgrid.diracos.index;

import java.net.URI;
import java.util.Optional;
import org.diracgrid.diracos.transfer.PercentCoding;

/** URLs as pages of the field write them: with spaces, brackets and bare percent signs. */
final class LenientUri {
  private LenientUri() {}

  /** A reference made absolute; empty if even leniently it is none. */
  static Optional<URI> resolve(URI base, String reference) {
    try {
      URI resolved = base.resolve(PercentCoding.encode(reference.strip()));
      return resolved.isAbsolute() && !resolved.isOpaque()
          ? Optional.of(resolved)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The URL without its fragment. */
  static URI withoutFragment(URI uri) {
    String text = uri.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? uri : URI.create(text.substring(0, hash));
  }

  /** The name of the file a URL leads to, percent-decoded; empty if it leads to a folder. */
  static String filename(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String name = PercentCoding.decode(path.substring(path.lastIndexOf('/') + 1));
    // An escaped slash must not smuggle a folder into the name.
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** The URL with a slash behind its path, so that names resolve below it. */
  static URI asFolder(URI uri) {
    return withPathSuffix(
        uri, uri.getRawPath() != null && uri.getRawPath().endsWith("/") ? "" : "/");
  }

  /** The URL with this behind its path, before any query. */
  static URI withPathSuffix(URI uri, String suffix) {
    String text = uri.toString();
    int end = text.length();
    for (char c : new char[] {'?', '#'}) {
      int at = text.indexOf(c);
      end = at < 0 ? end : Math.min(end, at);
    }
    return URI.create(text.substring(0, end) + suffix + text.substring(end));
  }
}
