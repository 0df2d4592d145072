package org.diracgrid.diracos.wheel;

/** What to do when two distributions, or one and the base, own one file with different contents. */
public enum ConflictPolicy {
  /** Fail and name both. */
  FAIL,
  /** The one installed later wins, as with pip. */
  OVERWRITE
}
