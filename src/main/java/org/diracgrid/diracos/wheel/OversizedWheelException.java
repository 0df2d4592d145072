package org.diracgrid.diracos.wheel;

/** A wheel that would unpack to more than any honest wheel does. */
public final class OversizedWheelException extends WheelException {
  private static final long serialVersionUID = 1L;

  /** Says which wheel and, as the end of a sentence, what is too much. */
  public OversizedWheelException(String wheel, String reason) {
    super(wheel, "%s looks like a decompression bomb: %s".formatted(wheel, reason), null);
  }
}
