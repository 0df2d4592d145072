package org.diracgrid.diracos.python;

/**
 * A text that is no valid core metadata; the message is one sentence that quotes it and says why.
 */
public final class InvalidMetadataException extends InvalidTextException {
  private static final long serialVersionUID = 1L;

  /**
   * Says which text is invalid, at which zero-based offset (-1 if the whole text is meant), and
   * why.
   */
  public InvalidMetadataException(String text, int offset, String reason) {
    super("core metadata", text, offset, reason);
  }
}
