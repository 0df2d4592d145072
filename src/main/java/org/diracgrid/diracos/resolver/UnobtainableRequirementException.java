package org.diracgrid.diracos.resolver;

import org.diracgrid.diracos.requirements.Origin;

/** A requirement asks for something of a repository that cannot be had from it. */
public final class UnobtainableRequirementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says where which requirement stands and why.
   *
   * @param requirement as written, credentials masked
   * @param reason as a sentence without full stop, about the repository as "it"
   */
  public UnobtainableRequirementException(
      Origin origin, String requirement, String reason, Throwable cause) {
    super("%s: '%s' cannot be checked out: %s".formatted(origin, requirement, reason), cause);
  }
}
