package org.diracgrid.diracos.resolver;

import org.diracgrid.diracos.requirements.Origin;

/** A requirement asks for something of a repository of another kind than git's. */
public final class UnsupportedRepositoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says where which requirement stands.
   *
   * @param requirement as written, credentials masked
   * @param system which keeps the repository, e.g. {@code hg}
   */
  public UnsupportedRepositoryException(Origin origin, String requirement, String system) {
    super(
        "%s: '%s' lies in a repository of %s, and only git's are checked out"
            .formatted(origin, requirement, system));
  }
}
