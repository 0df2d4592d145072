package org.diracgrid.diracos.python;

/** A text breaks the dependency specifier grammar; those who know what it is say so. */
final class GrammarException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;

  GrammarException(int offset, String reason) {
    super(reason);
    this.offset = offset;
  }

  int offset() {
    return offset;
  }

  String reason() {
    return getMessage();
  }
}
