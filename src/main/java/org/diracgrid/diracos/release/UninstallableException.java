package org.diracgrid.diracos.release;

/** An installer would not install what it is told to. */
public final class UninstallableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says for how many generations that is so. */
  public UninstallableException(String release, String project, long generations) {
    super(
        "dirac-install of %d generation%s cannot install release %s of %s: see above"
            .formatted(generations, generations == 1 ? "" : "s", release, project));
  }
}
