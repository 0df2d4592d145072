package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.RequirementTarget;

/**
 * The wheels that somebody else finds and pins, as Maven does its dependencies. No lock holds them:
 * it could name neither a URL that others can use, nor a hash that outlasts the next build of them.
 */
public final class NamelessWheels {
  private final Set<URI> files;

  private NamelessWheels(Set<URI> files) {
    this.files = files;
  }

  /** Those among requirements. */
  public static NamelessWheels of(RequirementSet requirements) {
    return new NamelessWheels(
        requirements.requirements().stream()
            .map(entry -> entry.target())
            .filter(RequirementTarget.NamelessWheel.class::isInstance)
            .map(target -> ((RequirementTarget.NamelessWheel) target).file().toUri())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether a file is one of them. */
  public boolean contains(DistributionFile file) {
    return files.contains(file.uri());
  }
}
