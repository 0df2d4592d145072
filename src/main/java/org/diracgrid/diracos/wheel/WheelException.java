package org.diracgrid.diracos.wheel;

/** A wheel cannot be installed; the subclass says why. */
public abstract class WheelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String wheel;

  WheelException(String wheel, String message, Throwable cause) {
    super(message, cause);
    this.wheel = wheel;
  }

  /** The wheel's file name. */
  public String wheel() {
    return wheel;
  }
}
