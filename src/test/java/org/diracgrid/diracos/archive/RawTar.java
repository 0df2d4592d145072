package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Makes tar streams byte by byte, sound ones and such as no tool would write. */
final class RawTar {
  static final int BLOCK = 512;
  static final long MODIFIED = 1_500_000_000L;
  static final EntryOwner OWNER = new EntryOwner(1234, 1234, "builder", "");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A file with its content; names and contents with a character for each byte. */
  RawTar file(String name, int mode, String content) {
    return header('0', name, mode, content.length(), "").content(content);
  }

  RawTar file(String name, String content) {
    return file(name, 0644, content);
  }

  RawTar folder(String name, int mode) {
    return header('5', name, mode, 0, "");
  }

  RawTar symbolicLink(String name, String target) {
    return header('2', name, 0777, 0, target);
  }

  RawTar hardLink(String name, String target) {
    return header('1', name, 0644, 0, target);
  }

  /** GNU's record with the name of the entry that follows. */
  RawTar longName(String name) {
    return header('L', "././@LongLink", 0, name.length() + 1, "").content(name + "\0");
  }

  /** GNU's record with the link target of the entry that follows. */
  RawTar longLink(String target) {
    return header('K', "././@LongLink", 0, target.length() + 1, "").content(target + "\0");
  }

  /** A PAX header for the entry that follows, or a global one of type {@code g}. */
  RawTar pax(char type, String... records) {
    String content = String.join("", records);
    return header(type, "PaxHeaders/x", 0644, content.length(), "").content(content);
  }

  /** A PAX record with its length in front. */
  static String record(String keyword, String value) {
    String text = " " + keyword + "=" + value + "\n";
    int length = text.length();
    while (String.valueOf(length).length() + text.length() != length) {
      length = String.valueOf(length).length() + text.length();
    }
    return length + text;
  }

  RawTar header(char type, String name, int mode, long size, String link) {
    return header(type, name, mode, "%011o".formatted(size), link);
  }

  /** A header whose size field is given as it stands. */
  RawTar header(char type, String name, int mode, String sizeField, String link) {
    byte[] block = new byte[BLOCK];
    put(block, 0, name.substring(0, Math.min(name.length(), 100)));
    put(block, 100, "%07o".formatted(mode));
    put(block, 108, "%07o".formatted(1234));
    put(block, 116, "%07o".formatted(1234));
    put(block, 124, sizeField);
    put(block, 136, "%011o".formatted(MODIFIED));
    put(block, 156, String.valueOf(type));
    put(block, 157, link.substring(0, Math.min(link.length(), 100)));
    put(block, 257, "ustar\00000");
    put(block, 265, "builder");
    return block(block);
  }

  /** A block of 512 bytes, whose checksum is set. */
  RawTar block(byte[] block) {
    Arrays.fill(block, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte value : block) {
      sum += value & 0xff;
    }
    put(block, 148, "%06o\0 ".formatted(sum));
    return raw(block);
  }

  /** Content, padded to full blocks. */
  RawTar content(String content) {
    raw(content.getBytes(ISO_8859_1));
    return raw(new byte[-content.length() & (BLOCK - 1)]);
  }

  RawTar raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  static void put(byte[] block, int offset, String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    System.arraycopy(bytes, 0, block, offset, bytes.length);
  }

  /** The stream without the mark of its end. */
  byte[] open() {
    return out.toByteArray();
  }

  /** The whole stream. */
  byte[] bytes() {
    return Arrays.copyOf(out.toByteArray(), out.size() + 2 * BLOCK);
  }

  /** The UTF-8 bytes of a text, a character for each. */
  static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  /** The bytes as one gzip member. */
  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  /** Writes the whole stream as a .tar.gz. */
  Path writeTo(Path file) {
    try {
      return Files.write(file, gzip(bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
