package org.diracgrid.diracos.python;

/**
 * A project name in its normalized form (PEP 503), so that {@code Foo.Bar} equals {@code foo-bar}.
 *
 * @param normalized lower case, runs of {@code -_.} as one {@code -}
 */
public record ProjectName(String normalized) implements Comparable<ProjectName> {
  /** Normalizes a valid name; throws {@link InvalidProjectNameException} for any other text. */
  public static ProjectName of(String text) {
    throw new UnsupportedOperationException(text);
  }

  @Override
  public int compareTo(ProjectName other) {
    return normalized.compareTo(other.normalized);
  }

  @Override
  public String toString() {
    return normalized;
  }
}
