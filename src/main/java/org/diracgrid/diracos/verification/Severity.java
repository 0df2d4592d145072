package org.diracgrid.diracos.verification;

/** How much a finding matters, the worst first. */
public enum Severity {
  /** The archive does not hold. */
  ERROR,
  /** The archive may not do what is expected, or it cannot be told. */
  WARNING,
  /** Good to know. */
  NOTE
}
