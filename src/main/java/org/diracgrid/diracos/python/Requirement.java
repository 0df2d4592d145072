package org.diracgrid.diracos.python;

import java.util.Optional;
import java.util.SortedSet;

/**
 * One requirement as PEP 508 writes it, e.g. {@code requests[socks]>=2; python_version < "3"}.
 *
 * @param name the project, normalized
 * @param writtenName the project as written
 * @param extras normalized (PEP 685), sorted
 * @param specifier the versions allowed; any if {@code url} is present
 * @param url what stands after {@code @}
 * @param marker when the requirement counts
 */
public record Requirement(
    ProjectName name,
    String writtenName,
    SortedSet<String> extras,
    SpecifierSet specifier,
    Optional<String> url,
    Optional<Marker> marker) {
  /** Reads one requirement; throws {@link InvalidRequirementException} with the offset. */
  public static Requirement parse(String text) {
    throw new UnsupportedOperationException(text);
  }

  /** The requirement as one line that parses to an equal one. */
  @Override
  public String toString() {
    throw new UnsupportedOperationException();
  }
}
