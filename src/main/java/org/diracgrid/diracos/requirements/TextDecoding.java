package org.diracgrid.diracos.requirements;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decodes a requirements file as pip does: a byte order mark, else PEP 263, else UTF-8. */
final class TextDecoding {
  private static final Pattern CODING_LINE = Pattern.compile("coding[:=]\\s*([-\\w.]+)");

  /** Names of UTF-8 that Python knows and Java does not, as {@link #plain} leaves them. */
  private static final Set<String> UTF_8_NAMES = Set.of("utf8", "utf8sig", "u8", "utf", "cp65001");

  private TextDecoding() {}

  /** Throws {@link UndecodableTextException}, which says where and why the bytes are no text. */
  static String decode(byte[] bytes) throws UndecodableTextException {
    for (Mark mark : Mark.values()) {
      if (mark.begins(bytes)) {
        return decode(bytes, mark.bytes.length(), Charset.forName(mark.charset));
      }
    }
    return decode(bytes, 0, declared(bytes));
  }

  private static Charset declared(byte[] bytes) throws UndecodableTextException {
    String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
    String[] lines = head.split("\n", 3);
    for (int i = 0; i < Math.min(2, lines.length); i++) {
      Matcher coding = CODING_LINE.matcher(lines[i]);
      if (lines[i].startsWith("#") && coding.find()) {
        Optional<Charset> charset = charset(coding.group(1));
        if (charset.isEmpty()) {
          throw new UndecodableTextException(
              i + 1,
              coding.start(1) + 1,
              "its encoding '%s' is unknown".formatted(coding.group(1)));
        }
        return charset.get();
      }
    }
    return StandardCharsets.UTF_8;
  }

  /** Like Python, does not care for case and punctuation in the name of an encoding. */
  private static Optional<Charset> charset(String name) {
    String wanted = plain(name);
    if (UTF_8_NAMES.contains(wanted)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    return Charset.availableCharsets().values().stream()
        .filter(
            charset ->
                Stream.concat(Stream.of(charset.name()), charset.aliases().stream())
                    .map(TextDecoding::plain)
                    .anyMatch(known -> known.equals(wanted) || known.equals("x" + wanted)))
        .findFirst();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static String decode(byte[] bytes, int from, Charset charset)
      throws UndecodableTextException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer out = CharBuffer.allocate((int) (in.remaining() * decoder.maxCharsPerByte()) + 1);
    boolean wrong = decoder.decode(in, out, true).isError() || decoder.flush(out).isError();
    String text = out.flip().toString();
    if (wrong) {
      List<String> lines = LogicalLines.physical(text);
      throw new UndecodableTextException(
          lines.size(),
          lines.get(lines.size() - 1).length() + 1,
          "it is not valid " + charset.name());
    }
    return text;
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
