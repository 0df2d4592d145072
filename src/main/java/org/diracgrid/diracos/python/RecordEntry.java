package org.diracgrid.diracos.python;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One line of a RECORD file (PEP 376, binary distribution format).
 *
 * @param path relative to the folder that holds the dist-info, with {@code /}
 * @param hash e.g. {@code sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU}
 * @param size in bytes
 */
public record RecordEntry(String path, Optional<String> hash, OptionalLong size) {
  /**
   * Reads a whole RECORD file, CSV as Python's csv module; throws {@link InvalidMetadataException}.
   */
  public static List<RecordEntry> parse(String text) {
    throw new UnsupportedOperationException(text);
  }

  /** Writes a RECORD file that {@link #parse} reads back, lines in the order given. */
  public static String print(List<RecordEntry> entries) {
    throw new UnsupportedOperationException(entries.toString());
  }
}
