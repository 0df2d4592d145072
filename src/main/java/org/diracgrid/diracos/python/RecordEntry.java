package org.diracgrid.diracos.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

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
    List<RecordEntry> entries = new ArrayList<>();
    for (List<String> row : CsvRows.parse(text)) {
      entries.add(entry(row));
    }
    return List.copyOf(entries);
  }

  /**
   * Reads the paths alone, one after the other, which is all that an uninstaller needs: whatever
   * else stands in a line is not looked at, as pip does not. Throws {@link
   * InvalidMetadataException}.
   */
  public static void readPaths(String text, Consumer<String> paths) {
    CsvRows.read(text, row -> paths.accept(row.get(0)));
  }

  /** Like pip, reads rows with fewer columns and ignores further ones. */
  private static RecordEntry entry(List<String> row) {
    if (row.get(0).isEmpty()) {
      throw invalid(row, "it names no file");
    }
    String hash = row.size() > 1 ? row.get(1) : "";
    String size = row.size() > 2 ? PythonText.strip(row.get(2)) : "";
    if (!hash.isEmpty() && hash.indexOf('=') < 1) {
      throw invalid(row, "its hash has not the form algorithm=digest");
    }
    if (!size.matches("[0-9]{0,18}")) {
      throw invalid(row, "its size is no number");
    }
    return new RecordEntry(
        row.get(0),
        hash.isEmpty() ? Optional.empty() : Optional.of(hash),
        size.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(size)));
  }

  private static InvalidMetadataException invalid(List<String> row, String reason) {
    return new InvalidMetadataException("RECORD line", String.join(",", row), -1, reason);
  }

  /** Writes a RECORD file that {@link #parse} reads back, lines in the order given. */
  public static String print(List<RecordEntry> entries) {
    StringBuilder text = new StringBuilder();
    for (RecordEntry entry : entries) {
      text.append(CsvRows.quote(entry.path())).append(',');
      text.append(CsvRows.quote(entry.hash().orElse(""))).append(',');
      entry.size().ifPresent(text::append);
      text.append('\n');
    }
    return text.toString();
  }
}
