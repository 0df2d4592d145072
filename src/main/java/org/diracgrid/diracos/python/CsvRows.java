package org.diracgrid.diracos.python;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** CSV in the dialect that Python's csv module calls {@code excel}. */
final class CsvRows {
  /** Python's csv.field_size_limit(). */
  private static final int LONGEST_FIELD = 131_072;

  private static final int MOST_ROWS = 1_000_000;

  private enum State {
    FIELD_START,
    PLAIN,
    QUOTED,
    QUOTE_IN_QUOTED
  }

  private final Consumer<List<String>> rows;
  private int count;
  private List<String> row = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private State state = State.FIELD_START;

  private CsvRows(Consumer<List<String>> rows) {
    this.rows = rows;
  }

  /** The rows, empty lines left out; throws {@link InvalidMetadataException} if out of bounds. */
  static List<List<String>> parse(String text) {
    List<List<String>> rows = new ArrayList<>();
    read(text, rows::add);
    return rows;
  }

  /** Hands on one row after the other, so that none need be kept; else as {@link #parse}. */
  static void read(String text, Consumer<List<String>> rows) {
    CsvRows reader = new CsvRows(rows);
    for (int i = 0; i < text.length(); i++) {
      reader.accept(text.charAt(i));
    }
    // Python lets the end of the file close a quoted field.
    reader.endRow();
  }

  private void accept(char c) {
    boolean lineEnd = c == '\n' || c == '\r';
    if (state == State.QUOTED) {
      if (c == '"') {
        state = State.QUOTE_IN_QUOTED;
      } else {
        add(c);
      }
    } else if (state == State.QUOTE_IN_QUOTED && c == '"') {
      add(c);
      state = State.QUOTED;
    } else if (lineEnd) {
      endRow();
    } else if (c == ',') {
      endField();
    } else if (state == State.FIELD_START && c == '"') {
      state = State.QUOTED;
    } else {
      add(c);
      state = State.PLAIN;
    }
  }

  private void add(char c) {
    if (field.length() == LONGEST_FIELD) {
      throw new InvalidMetadataException(
          "RECORD line",
          field.substring(0, 40) + "…",
          -1,
          "a field has more than " + LONGEST_FIELD + " characters");
    }
    field.append(c);
  }

  private void endField() {
    row.add(field.toString());
    field.setLength(0);
    state = State.FIELD_START;
  }

  private void endRow() {
    boolean emptyLine = row.isEmpty() && state == State.FIELD_START;
    if (emptyLine) {
      return;
    }
    endField();
    if (count++ == MOST_ROWS) {
      throw new InvalidMetadataException(
          "RECORD line", row.get(0), -1, "there are more than " + MOST_ROWS + " lines");
    }
    rows.accept(row);
    row = new ArrayList<>();
  }

  /** The field as a row has it, quoted only where it must be. */
  static String quote(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
