package org.diracgrid.diracos.verification;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Says whose fault a finding is: what is so in the base already is told, but not held against what
 * was built on it.
 */
final class Blame {
  private final Optional<Set<Finding>> ofBase;
  private final Additions additions;

  /**
   * Judges.
   *
   * @param ofBase what the same checks find in the base; empty if it is not at hand
   */
  Blame(Optional<Collection<Finding>> ofBase, Additions additions) {
    this.ofBase =
        ofBase.map(
            all -> {
              Set<Finding> same = new HashSet<>();
              all.forEach(it -> same.add(it.as(Severity.NOTE)));
              return same;
            });
    this.additions = additions;
  }

  /** Whether the base is so already. */
  boolean isOfBase(Finding finding) {
    return ofBase.filter(all -> all.contains(finding.as(Severity.NOTE))).isPresent();
  }

  /** The finding, with the weight it has for what was built. */
  Finding judge(Finding finding) {
    boolean own =
        ofBase.isPresent()
            || additions.names().isEmpty()
            || finding.path().isEmpty()
            || additions.has(finding.path());
    if (own) {
      return finding;
    }
    // Perhaps it is the base's fault, perhaps not.
    return finding.as(finding.severity() == Severity.ERROR ? Severity.WARNING : Severity.NOTE);
  }
}
