package org.diracgrid.diracos.wheel;

/** A wheel whose contents are of another distribution than its file name says. */
public final class WheelNameMismatchException extends WheelException {
  private static final long serialVersionUID = 1L;

  private final String found;

  /** Says which wheel, which part of it disagrees, e.g. METADATA, and what that says. */
  public WheelNameMismatchException(String wheel, String part, String found) {
    super(wheel, "%s disagrees with its file name: %s says %s".formatted(wheel, part, found), null);
    this.found = found;
  }

  /** What stands inside the wheel. */
  public String found() {
    return found;
  }
}
