package org.diracgrid.diracos.base;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Shows a binary as overlapping pieces of text, one character for each byte. */
final class TextWindows {
  private static final int SIZE = 1 << 16;

  /** No text that is looked for is longer. */
  private static final int OVERLAP = 256;

  private TextWindows() {}

  /**
   * Shows all of the content.
   *
   * @param start what was read from the content already
   */
  static void show(byte[] start, InputStream content, Consumer<String> reader) throws IOException {
    byte[] window = new byte[SIZE];
    int filled = Math.min(start.length, OVERLAP);
    System.arraycopy(start, start.length - filled, window, 0, filled);
    while (true) {
      int read = content.readNBytes(window, filled, SIZE - filled);
      reader.accept(new String(window, 0, filled + read, ISO_8859_1));
      if (filled + read < SIZE) {
        return;
      }
      System.arraycopy(window, SIZE - OVERLAP, window, 0, OVERLAP);
      filled = OVERLAP;
    }
  }
}
