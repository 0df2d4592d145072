package org.diracgrid.diracos.release;

import java.util.List;
import java.util.Optional;

/**
 * What one generation of dirac-install comes to.
 *
 * @param generation which one
 * @param tarball the URL or path it fetches; empty if it does not get so far
 * @param because where it has what from
 * @param problems what is wrong with that, in sentences without full stop; empty if it installs
 */
public record InstallAnswer(
    InstallerGeneration generation,
    Optional<String> tarball,
    List<String> because,
    List<String> problems) {
  /** A copy that cannot change. */
  public InstallAnswer {
    because = List.copyOf(because);
    problems = List.copyOf(problems);
  }

  /** Whether the tarball installs. */
  public boolean installs() {
    return problems.isEmpty();
  }
}
