package org.diracgrid.diracos.python;

/**
 * A text that does not follow its standard; the message is one sentence that quotes it and says
 * why.
 */
public abstract class InvalidTextException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final int offset;
  private final String reason;

  InvalidTextException(String kind, String text, int offset, String reason) {
    super("'%s' is not a valid %s: %s".formatted(text, kind, reason));
    this.text = text;
    this.offset = offset;
    this.reason = reason;
  }

  /** The text that was to be read. */
  public String text() {
    return text;
  }

  /**
   * Zero-based offset of the first wrong character in {@link #text()}, or -1 if all of it is meant.
   */
  public int offset() {
    return offset;
  }

  /** What is wrong, as the end of a sentence. */
  public String reason() {
    return reason;
  }
}
