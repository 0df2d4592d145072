package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Names in archives are bytes: turns them into strings and back without loss, as PEP 383 does, so
 * that a byte which is no UTF-8 stands as a lone surrogate U+DC80 to U+DCFF.
 */
final class EntryName {
  /** What Java puts in the place of what it cannot decode; a name may hold it itself. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final int ESCAPE = 0xDC00;
  private static final int FIRST_ESCAPED = 0xDC80;
  private static final int LAST_ESCAPED = 0xDCFF;

  private EntryName() {}

  /** The bytes as a string. */
  static String decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  /** Some of the bytes as a string. */
  static String decode(byte[] bytes, int offset, int length) {
    String plain = new String(bytes, offset, length, UTF_8);
    return plain.indexOf(REPLACEMENT) < 0
        ? plain
        : decodeMalformed(ByteBuffer.wrap(bytes, offset, length));
  }

  private static String decodeMalformed(ByteBuffer in) {
    CharBuffer out = CharBuffer.allocate(in.remaining());
    CharsetDecoder decoder = UTF_8.newDecoder(); // reports what is malformed
    for (CoderResult result = decoder.decode(in, out, true);
        result.isError();
        result = decoder.decode(in, out, true)) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (ESCAPE | (in.get() & 0xff)));
      }
      decoder.reset();
    }
    return out.flip().toString();
  }

  /**
   * The string as bytes.
   *
   * @throws IllegalArgumentException if it holds a surrogate that stands for no byte
   */
  static byte[] encode(String name) {
    return name.chars().anyMatch(it -> Character.isSurrogate((char) it))
        ? encodeSurrogates(name)
        : name.getBytes(UTF_8);
  }

  private static byte[] encodeSurrogates(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(name.length() + 16);
    name.codePoints()
        .forEach(
            point -> {
              if (point >= FIRST_ESCAPED && point <= LAST_ESCAPED) {
                out.write(point & 0xff);
              } else if (Character.getType(point) == Character.SURROGATE) {
                throw new IllegalArgumentException("U+%04X stands for no byte".formatted(point));
              } else {
                out.writeBytes(Character.toString(point).getBytes(UTF_8));
              }
            });
    return out.toByteArray();
  }

  /** The path in the form of {@link ArchiveEntry#path}; empty for the root. */
  static String normalize(String name) {
    String path = name;
    while (path.startsWith("./")) {
      path = stripLeadingSlashes(path.substring(2));
    }
    while (path.contains("/./")) {
      path = path.replace("/./", "/");
    }
    while (path.contains("//")) {
      path = path.replace("//", "/");
    }
    while (path.endsWith("/.")) {
      path = path.substring(0, path.length() - 1);
    }
    if (path.length() > 1 && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return path.equals(".") ? "" : path;
  }

  private static String stripLeadingSlashes(String path) {
    int begin = 0;
    while (begin < path.length() && path.charAt(begin) == '/') {
      begin++;
    }
    return path.substring(begin);
  }
}
