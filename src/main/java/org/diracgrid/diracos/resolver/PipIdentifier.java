package org.diracgrid.diracos.resolver;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.diracgrid.diracos.python.ProjectName;

/**
 * What pip pins: a project, a project together with all the extras that one requirement names, or
 * the Python itself.
 *
 * @param project the project; empty for the Python
 * @param extras of it, normalized; empty for the project alone
 */
record PipIdentifier(Optional<ProjectName> project, SortedSet<String> extras)
    implements Comparable<PipIdentifier> {
  /** Asked for by {@code Requires-Python}; pinned before all else, at which pip counts a step. */
  static final PipIdentifier PYTHON = new PipIdentifier(Optional.empty(), new TreeSet<>());

  static PipIdentifier of(ProjectName project) {
    return new PipIdentifier(Optional.of(project), new TreeSet<>());
  }

  static PipIdentifier of(ProjectName project, SortedSet<String> extras) {
    return new PipIdentifier(Optional.of(project), extras);
  }

  /** The project alone. */
  PipIdentifier base() {
    return extras.isEmpty() ? this : new PipIdentifier(project, new TreeSet<>());
  }

  /** As pip compares them, by their text. */
  @Override
  public int compareTo(PipIdentifier other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    String name = project.map(ProjectName::normalized).orElse("<Python from Requires-Python>");
    return extras.isEmpty() ? name : name + "[" + String.join(",", extras) + "]";
  }
}
