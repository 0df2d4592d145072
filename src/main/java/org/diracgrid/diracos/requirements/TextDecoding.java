package org.diracgrid.diracos.requirements;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes a requirements file as pip does: a byte order mark, else PEP 263, else UTF-8. */
final class TextDecoding {
  private static final Pattern CODING_LINE = Pattern.compile("coding[:=]\\s*([-\\w.]+)");

  /** Names that Python knows and Java does not. */
  private static final Map<String, Charset> PYTHON_NAMES =
      Map.of(
          "latin-1", StandardCharsets.ISO_8859_1,
          "utf-8-sig", StandardCharsets.UTF_8,
          "utf8", StandardCharsets.UTF_8,
          "cp65001", StandardCharsets.UTF_8);

  private TextDecoding() {}

  /** Throws {@link IllegalArgumentException}, which says why, if the bytes are no such text. */
  static String decode(byte[] bytes) {
    for (Mark mark : Mark.values()) {
      if (mark.begins(bytes)) {
        return decode(bytes, mark.bytes.length(), Charset.forName(mark.charset));
      }
    }
    return decode(bytes, 0, declared(bytes));
  }

  private static Charset declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
    String[] lines = head.split("\n", 3);
    for (int i = 0; i < Math.min(2, lines.length); i++) {
      Matcher coding = CODING_LINE.matcher(lines[i]);
      if (lines[i].startsWith("#") && coding.find()) {
        return charset(coding.group(1).toLowerCase(Locale.ROOT));
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static Charset charset(String name) {
    if (PYTHON_NAMES.containsKey(name)) {
      return PYTHON_NAMES.get(name);
    }
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException("its encoding '%s' is unknown".formatted(name), e);
    }
  }

  private static String decode(byte[] bytes, int from, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("it is not valid " + charset.name(), e);
    }
  }

  /** The longer ones first, as UTF-32's mark begins with UTF-16's. */
  private enum Mark {
    UTF_8("UTF-8", "\u00ef\u00bb\u00bf"),
    UTF_32_BE("UTF-32BE", "\u0000\u0000\u00fe\u00ff"),
    UTF_32_LE("UTF-32LE", "\u00ff\u00fe\u0000\u0000"),
    UTF_16_BE("UTF-16BE", "\u00fe\u00ff"),
    UTF_16_LE("UTF-16LE", "\u00ff\u00fe");

    private final String charset;
    private final String bytes;

    Mark(String charset, String bytes) {
      this.charset = charset;
      this.bytes = bytes;
    }

    boolean begins(byte[] text) {
      int length = Math.min(text.length, bytes.length());
      return new String(text, 0, length, StandardCharsets.ISO_8859_1).equals(bytes);
    }
  }
}
