package org.diracgrid.diracos.wheel;

/** What to do when a wheel's files differ from its own RECORD. */
public enum RecordMismatchPolicy {
  /** Fail if nothing vouched for the wheel, else warn: sloppy but authentic wheels exist. */
  FAIL_UNLESS_VOUCHED,
  FAIL,
  WARN
}
