package org.diracgrid.diracos.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Percent-encoding of URLs (RFC 3986), as Python's {@code urllib.parse.unquote} reads it. */
public final class PercentCoding {
  private static final String LEGAL = "!$&'()*+,;=-._~:/?#@%";

  private PercentCoding() {}

  /** The text with {@code %xx} read as UTF-8; {@code +} and broken escapes stay as they are. */
  public static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? digit(bytes[i + 1]) : -1;
      int low = i + 2 < bytes.length ? digit(bytes[i + 2]) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        decoded.write((high << 4) | low);
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    return decoded.toString(UTF_8);
  }

  private static int digit(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }

  /**
   * The URL or relative reference with everything escaped that may not stand where it stands, and
   * that users and pages write all the same: spaces, brackets, bare percent signs.
   */
  public static String encode(String reference) {
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
}
