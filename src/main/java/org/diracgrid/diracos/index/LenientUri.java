package org.diracgrid.diracos.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Optional;
import org.diracgrid.diracos.transfer.PercentCoding;

/** URLs as pages of the field write them: with spaces, brackets and bare percent signs. */
final class LenientUri {
  private static final String LEGAL = "!$&'()*+,;=-._~:/?#@%";

  private LenientUri() {}

  /** A reference made absolute; empty if even leniently it is none. */
  static Optional<URI> resolve(URI base, String reference) {
    try {
      URI resolved = base.resolve(escaped(reference.strip()));
      return resolved.isAbsolute() && !resolved.isOpaque()
          ? Optional.of(resolved)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String escaped(String reference) {
    StringBuilder escaped = new StringBuilder(reference.length());
    int authorityEnd = authorityEnd(reference);
    boolean fragment = false;
    for (int i = 0; i < reference.length(); i++) {
      char c = reference.charAt(i);
      boolean legal =
          c < 128
              && (Character.isLetterOrDigit(c)
                  || LEGAL.indexOf(c) >= 0
                  || (i < authorityEnd && (c == '[' || c == ']')))
              && !(c == '#' && fragment)
              && !(c == '%' && !isEscape(reference, i));
      fragment |= c == '#';
      if (legal) {
        escaped.append(c);
      } else {
        int point = reference.codePointAt(i);
        i += Character.charCount(point) - 1;
        for (byte b : Character.toString(point).getBytes(UTF_8)) {
          escaped.append("%%%02X".formatted(b & 0xff));
        }
      }
    }
    return escaped.toString();
  }

  /** Where the host ends, in which brackets belong to an IPv6 address. */
  private static int authorityEnd(String reference) {
    int begin = reference.indexOf("//");
    if (begin < 0 || reference.indexOf('/') < begin) {
      return 0;
    }
    int end = reference.indexOf('/', begin + 2);
    return end < 0 ? reference.length() : end;
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
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
