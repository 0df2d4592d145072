package org.diracgrid.diracos.requirements;

/** Bytes are no text in their character encoding; whoever read them knows where they came from. */
final class UndecodableTextException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /** Says up to which character all was well, lines and columns counted from 1, and what is not. */
  UndecodableTextException(int line, int column, String reason) {
    super(reason);
    this.line = line;
    this.column = column;
  }

  /** The first wrong character of a file. */
  Origin in(String file) {
    return new Origin(file, line, column);
  }
}
