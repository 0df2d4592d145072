package org.diracgrid.diracos.resolver;

import org.diracgrid.diracos.requirements.Origin;

/** A requirement names a folder of an archive or repository that is not there. */
public final class MisplacedRequirementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says where which requirement stands.
   *
   * @param requirement as written, credentials masked
   * @param subdirectory the folder as written
   */
  public MisplacedRequirementException(
      Origin origin, String requirement, String subdirectory, Throwable cause) {
    super(
        "%s: '%s' leads to no project: it has no folder '%s'"
            .formatted(origin, requirement, subdirectory),
        cause);
  }
}
