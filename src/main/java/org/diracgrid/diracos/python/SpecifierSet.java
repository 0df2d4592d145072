package org.diracgrid.diracos.python;

import java.util.List;

/** Version specifiers that must all hold, e.g. {@code >=1.2,!=1.3.*} (PEP 440). */
public final class SpecifierSet {
  private SpecifierSet() {}

  /**
   * Reads a comma-separated list, empty for "any version"; throws {@link
   * InvalidSpecifierException}.
   */
  public static SpecifierSet parse(String text) {
    throw new UnsupportedOperationException(text);
  }

  /** The set that every version satisfies. */
  public static SpecifierSet any() {
    throw new UnsupportedOperationException();
  }

  /** The single specifiers, in the order written. */
  public List<Specifier> specifiers() {
    throw new UnsupportedOperationException();
  }

  /** Both sets together. */
  public SpecifierSet and(SpecifierSet other) {
    throw new UnsupportedOperationException();
  }

  /** Whether this set is {@link #any()}. */
  public boolean isAny() {
    throw new UnsupportedOperationException();
  }

  /** Whether one of the specifiers itself names a pre-release, which opts in to them (PEP 440). */
  public boolean namesPreRelease() {
    throw new UnsupportedOperationException();
  }

  /**
   * Whether the version satisfies every specifier; as {@code SpecifierSet.contains} of packaging.
   */
  public boolean contains(Version version, PreReleasePolicy preReleases) {
    throw new UnsupportedOperationException();
  }

  /**
   * The versions that satisfy every specifier, order kept; as {@code SpecifierSet.filter} of
   * packaging.
   */
  public List<Version> filter(List<Version> versions, PreReleasePolicy preReleases) {
    throw new UnsupportedOperationException();
  }

  /** Canonical text: each specifier normalized in spacing, sorted. */
  @Override
  public String toString() {
    throw new UnsupportedOperationException();
  }
}
