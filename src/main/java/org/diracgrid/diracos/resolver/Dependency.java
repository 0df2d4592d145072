package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;

/**
 * One requirement whose marker holds for the target.
 *
 * @param name the project wanted
 * @param extras of it, normalized
 * @param specifier the versions that do
 * @param direct the URL it must come from, if it names one
 * @param demand who wants it, for reports
 */
record Dependency(
    ProjectName name,
    SortedSet<String> extras,
    SpecifierSet specifier,
    Optional<URI> direct,
    Demand demand) {
  private static final Set<String> UPPER_BOUNDS = Set.of("<", "<=", "~=");

  /** Whether one version is asked for. */
  boolean pins() {
    return specifier.specifiers().stream().anyMatch(Admission::pins);
  }

  /** Whether the versions asked for end somewhere; to pip a pin is no end. */
  boolean boundsAbove() {
    return specifier.specifiers().stream()
        .anyMatch(
            it ->
                UPPER_BOUNDS.contains(it.operator())
                    || (it.operator().equals("==") && !Admission.pins(it)));
  }
}
