package org.diracgrid.diracos.resolver;

import org.diracgrid.diracos.requirements.Origin;

/** A requirement asks for something that comes as source, of which no wheel can be made. */
public final class UnbuildableRequirementException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Origin origin;
  private final String requirement;

  /** Says where which requirement stands, and in a sentence that begins with it what is wrong. */
  public UnbuildableRequirementException(
      Origin origin, String requirement, String problem, Throwable cause) {
    super("%s: '%s' %s".formatted(origin, requirement, problem), cause);
    this.origin = origin;
    this.requirement = requirement;
  }

  /** Where it stands. */
  public Origin origin() {
    return origin;
  }

  /** The requirement as written, credentials masked. */
  public String requirement() {
    return requirement;
  }
}
