package org.diracgrid.diracos.resolver;

import org.diracgrid.diracos.requirements.Origin;

/** A requirement asks for something that would have to be built from source first. */
public final class UnbuildableRequirementException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Origin origin;
  private final String requirement;

  /** Says where which requirement stands and, after "is", what it is. */
  public UnbuildableRequirementException(Origin origin, String requirement, String kind) {
    super(
        "%s: '%s' is %s, which cannot be built yet; only wheels can be installed"
            .formatted(origin, requirement, kind));
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
