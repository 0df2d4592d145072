package org.diracgrid.diracos.wheel;

/** A wheel of a newer major version of the format, which must not be installed (PEP 427). */
public final class UnsupportedWheelVersionException extends WheelException {
  private static final long serialVersionUID = 1L;

  private final String version;

  /** Says which wheel and which Wheel-Version. */
  public UnsupportedWheelVersionException(String wheel, String version) {
    super(
        wheel,
        "%s has Wheel-Version %s, of which only 1.x can be installed".formatted(wheel, version),
        null);
    this.version = version;
  }

  /** What its WHEEL file says. */
  public String version() {
    return version;
  }
}
