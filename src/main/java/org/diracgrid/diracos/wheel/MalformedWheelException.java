package org.diracgrid.diracos.wheel;

/** A zip archive that is no wheel as the binary distribution format defines it. */
public final class MalformedWheelException extends WheelException {
  private static final long serialVersionUID = 1L;

  /** Says which wheel and, as the end of a sentence, what is wrong. */
  public MalformedWheelException(String wheel, String reason) {
    this(wheel, reason, null);
  }

  /** The same, when reading one of its files told what is wrong. */
  public MalformedWheelException(String wheel, String reason, Throwable cause) {
    super(wheel, "%s is not a valid wheel: %s".formatted(wheel, reason), cause);
  }
}
