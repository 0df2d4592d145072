package org.diracgrid.diracos.wheel;

/** A wheel that is no zip archive, or that cannot be read at all. */
public final class UnreadableWheelException extends WheelException {
  private static final long serialVersionUID = 1L;

  /** Says which wheel, and why in the words of whoever tried to read it. */
  public UnreadableWheelException(String wheel, Throwable cause) {
    super(wheel, "%s cannot be read as a zip archive: %s".formatted(wheel, words(cause)), cause);
  }

  private static String words(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
