package org.diracgrid.diracos.extension;

/** A lock cannot hold what is asked for, as it comes from a folder or repository. */
public final class UnlockableProjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnlockableProjectException(String project, String requirement) {
    super(
        "%s cannot be locked: '%s' takes it from a folder or repository, which has no hash"
            .formatted(project, requirement));
  }
}
