package org.diracgrid.diracos.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/** Reads metadata files, which nothing keeps from being huge. */
final class BoundedText {
  /** Real ones have some 100 KiB at most, most of it a description. */
  static final int MOST_BYTES = 16 << 20;

  private BoundedText() {}

  /** The whole text; throws {@link InvalidDistributionException} if it is too long. */
  static String read(InputStream in, String filename) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new InvalidDistributionException(
          filename, "its metadata has more than %d bytes".formatted(MOST_BYTES), null);
    }
    return new String(bytes, UTF_8);
  }
}
