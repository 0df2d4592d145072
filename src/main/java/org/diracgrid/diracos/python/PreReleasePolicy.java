package org.diracgrid.diracos.python;

/** Whether pre-releases count, the {@code prereleases} argument of pypa/packaging. */
public enum PreReleasePolicy {
  /**
   * Only if a specifier names one, or, in a list, if nothing else fits (packaging's {@code None}).
   */
  IF_NEEDED,
  /** Always (packaging's {@code True}). */
  ALLOW,
  /** Never (packaging's {@code False}). */
  REJECT
}
