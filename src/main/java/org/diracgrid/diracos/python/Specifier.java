package org.diracgrid.diracos.python;

/** One version specifier, e.g. {@code ~=1.4.2} (PEP 440). */
public final class Specifier {
  private Specifier() {}

  /** The operator, one of {@code ~= == != <= >= < > ===}. */
  public String operator() {
    throw new UnsupportedOperationException();
  }

  /** The version text, with a trailing {@code .*} if it has one. */
  public String version() {
    throw new UnsupportedOperationException();
  }
}
