package org.diracgrid.diracos.wheel;

/** A wheel that is no zip archive, or that cannot be read at all. */
public final class UnreadableWheelException extends WheelException {
  private static final long serialVersionUID = 1L;

  /** Says which wheel, and why in the words of whoever tried to read it. */
  public UnreadableWheelException(String wheel, Throwable cause) {
    super(wheel, "%s cannot be read as a zip archive: %s".formatted(wheel, words(cause)), cause);
  }

  /** commons-compress wraps what it found in a sentence that says nothing. */
  private static String words(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
