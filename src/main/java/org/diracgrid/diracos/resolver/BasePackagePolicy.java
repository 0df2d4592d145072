package org.diracgrid.diracos.resolver;

/** What to do when a requirement needs another version of a distribution than the base has. */
public enum BasePackagePolicy {
  /** The base's version stays, or there is no resolution. */
  KEEP,
  /** Replace it, as pip does. */
  REPLACE
}
