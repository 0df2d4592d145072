package org.diracgrid.diracos.base;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a program or shared library tells, read once from front to end. */
final class BinaryClues {
  private static final int HEADER = 64;
  private static final int MACHINE_OFFSET = 18;
  private static final String GLIBC = "GLIBC_2.";
  private static final String UNICODE = "PyUnicodeUCS";
  private static final String BANNER = "GNU C Library";
  private static final Pattern BANNER_VERSION =
      Pattern.compile("GNU C Library[^\\x00]{0,150}?version 2\\.(\\d{1,3})");

  /** The first bytes of programs for macOS (Mach-O, both byte orders and fat) and Windows. */
  private static final Map<String, String> FOREIGN =
      Map.of(
          "\u00fe\u00ed\u00fa\u00ce", "Mach-O",
          "\u00fe\u00ed\u00fa\u00cf", "Mach-O",
          "\u00ce\u00fa\u00ed\u00fe", "Mach-O",
          "\u00cf\u00fa\u00ed\u00fe", "Mach-O",
          "\u00ca\u00fe\u00ba\u00be", "Mach-O",
          "MZ", "Windows");

  private final String path;
  private final Consumer<Clue> clues;
  private int glibcNeeded = -1;
  private boolean versionSeen;
  private boolean unicodeSeen;

  private BinaryClues(String path, Consumer<Clue> clues) {
    this.path = path;
    this.clues = clues;
  }

  /**
   * Reads a binary.
   *
   * @param minorVersion of the Python it belongs to, as its name tells, e.g. {@code 2.7}
   */
  static void read(
      String path, Optional<String> minorVersion, InputStream content, Consumer<Clue> clues)
      throws IOException {
    byte[] header = content.readNBytes(HEADER);
    BinaryClues binary = new BinaryClues(path, clues);
    if (!isElf(header)) {
      binary.readForeign(header);
      return;
    }
    binary.readMachine(header);
    TextWindows.show(header, content, window -> binary.read(window, minorVersion));
    if (binary.glibcNeeded >= 0) {
      binary.found(Clue.Kind.GLIBC_NEEDED, String.valueOf(binary.glibcNeeded));
    }
  }

  private static boolean isElf(byte[] header) {
    return header.length == HEADER
        && header[0] == 0x7f
        && header[1] == 'E'
        && header[2] == 'L'
        && header[3] == 'F';
  }

  private void readForeign(byte[] header) {
    String start = new String(header, ISO_8859_1);
    FOREIGN.forEach(
        (magic, format) -> {
          if (start.startsWith(magic)) {
            found(Clue.Kind.FOREIGN_FORMAT, format);
          }
        });
  }

  private void readMachine(byte[] header) {
    boolean littleEndian = header[5] != 2;
    int low = header[MACHINE_OFFSET + (littleEndian ? 0 : 1)] & 0xff;
    int high = header[MACHINE_OFFSET + (littleEndian ? 1 : 0)] & 0xff;
    ElfMachine.name((high << 8) | low, littleEndian)
        .ifPresent(machine -> found(Clue.Kind.MACHINE, machine));
  }

  private void read(String window, Optional<String> minorVersion) {
    readGlibc(window);
    if (!unicodeSeen) {
      readUnicode(window);
    }
    if (!versionSeen && minorVersion.isPresent()) {
      readVersion(window, minorVersion.get());
    }
    if (window.contains(BANNER)) {
      Matcher banner = BANNER_VERSION.matcher(window);
      if (banner.find()) {
        found(Clue.Kind.GLIBC_SHIPPED, banner.group(1));
      }
    }
  }

  private void readGlibc(String window) {
    for (int at = window.indexOf(GLIBC); at >= 0; at = window.indexOf(GLIBC, at + 1)) {
      int digit = at + GLIBC.length();
      int minor = 0;
      int end = Math.min(window.length(), digit + 3);
      for (; digit < end && isDigit(window.charAt(digit)); digit++) {
        minor = minor * 10 + window.charAt(digit) - '0';
      }
      glibcNeeded = Math.max(glibcNeeded, minor);
    }
  }

  private void readUnicode(String window) {
    int width = window.indexOf(UNICODE) + UNICODE.length();
    if (width >= UNICODE.length() && width < window.length()) {
      char bytes = window.charAt(width);
      if (bytes == '2' || bytes == '4') {
        unicodeSeen = true;
        found(Clue.Kind.BINARY_UNICODE, String.valueOf(bytes));
      }
    }
  }

  /**
   * The string {@code Py_GetVersion} prints; linkers let it be the tail of another one that ends
   * alike, e.g. of the installation's path.
   */
  private void readVersion(String window, String minorVersion) {
    String start = minorVersion + ".";
    for (int at = window.indexOf(start, 1); at >= 0; at = window.indexOf(start, at + 1)) {
      int end = window.indexOf('\0', at);
      if (end > 0 && "\0/-".indexOf(window.charAt(at - 1)) >= 0) {
        Optional<String> version = PythonVersions.full(window.substring(at, end));
        if (version.isPresent()) {
          versionSeen = true;
          found(Clue.Kind.BINARY_VERSION, version.get());
          return;
        }
      }
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void found(Clue.Kind kind, String value) {
    clues.accept(new Clue(kind, path, value));
  }
}
