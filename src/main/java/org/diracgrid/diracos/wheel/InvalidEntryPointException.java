package org.diracgrid.diracos.wheel;

/** A command that a wheel wants to have cannot be made. */
public final class InvalidEntryPointException extends WheelException {
  private static final long serialVersionUID = 1L;

  private final String entryPoint;

  /** Says which wheel and command and, as the end of a sentence, why. */
  public InvalidEntryPointException(String wheel, String entryPoint, String reason) {
    super(
        wheel,
        "%s asks for the command '%s', which cannot be made: %s"
            .formatted(wheel, entryPoint, reason),
        null);
    this.entryPoint = entryPoint;
  }

  /** The command's name. */
  public String entryPoint() {
    return entryPoint;
  }
}
