package org.diracgrid.diracos.python;

/**
 * A text that is no valid wheel file name; the message is one sentence that quotes it and says why.
 */
public final class InvalidWheelNameException extends InvalidTextException {
  private static final long serialVersionUID = 1L;

  /**
   * Says which text is invalid, at which zero-based offset (-1 if the whole text is meant), and
   * why.
   */
  public InvalidWheelNameException(String text, int offset, String reason) {
    super("wheel file name", text, offset, reason);
  }
}
