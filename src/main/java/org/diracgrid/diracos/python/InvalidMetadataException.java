package org.diracgrid.diracos.python;

/**
 * A line that is wrong in the metadata of a distribution (METADATA, RECORD, entry points,
 * requires.txt); the message is one sentence that quotes it and says why.
 */
public final class InvalidMetadataException extends InvalidTextException {
  private static final long serialVersionUID = 1L;

  /**
   * Says which text is invalid, at which zero-based offset (-1 if the whole text is meant), and
   * why.
   */
  public InvalidMetadataException(String text, int offset, String reason) {
    this("metadata field", text, offset, reason);
  }

  /** As above, where the text is of another kind, e.g. {@code "RECORD line"}. */
  public InvalidMetadataException(String kind, String text, int offset, String reason) {
    super(kind, text, offset, reason);
  }
}
