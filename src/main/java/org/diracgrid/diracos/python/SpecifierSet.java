package org.diracgrid.diracos.python;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Version specifiers that must all hold, e.g. {@code >=1.2,!=1.3.*} (PEP 440). */
public final class SpecifierSet {
  private static final SpecifierSet ANY = new SpecifierSet(List.of());

  private final List<Specifier> specifiers;

  private SpecifierSet(List<Specifier> specifiers) {
    this.specifiers = List.copyOf(specifiers);
  }

  /**
   * Reads a comma-separated list, empty for "any version"; throws {@link
   * InvalidSpecifierException}.
   */
  public static SpecifierSet parse(String text) {
    List<Specifier> specifiers = new ArrayList<>();
    int start = 0;
    for (String part : text.split(",", -1)) {
      if (!PythonText.strip(part).isEmpty()) {
        specifiers.add(parse(text, start, part));
      }
      start += part.length() + 1;
    }
    return specifiers.isEmpty() ? ANY : new SpecifierSet(specifiers);
  }

  private static Specifier parse(String text, int start, String part) {
    try {
      return Specifier.parse(part);
    } catch (InvalidSpecifierException e) {
      int offset = start;
      while (PythonText.isSpace(text.charAt(offset))) {
        offset++;
      }
      throw new InvalidSpecifierException(text, offset, e.reason());
    }
  }

  /** The set that every version satisfies. */
  public static SpecifierSet any() {
    return ANY;
  }

  /** The single specifiers, in the order written. */
  public List<Specifier> specifiers() {
    return specifiers;
  }

  /** Both sets together. */
  public SpecifierSet and(SpecifierSet other) {
    if (isAny() || other.isAny()) {
      return isAny() ? other : this;
    }
    Set<Specifier> both = new LinkedHashSet<>(specifiers);
    both.addAll(other.specifiers);
    return new SpecifierSet(List.copyOf(both));
  }

  /** Whether this set is {@link #any()}. */
  public boolean isAny() {
    return specifiers.isEmpty();
  }

  /** Whether one of the specifiers itself names a pre-release, which opts in to them (PEP 440). */
  public boolean namesPreRelease() {
    for (Specifier specifier : specifiers) {
      if (specifier.namesPreRelease()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the version satisfies every specifier; as {@code SpecifierSet.contains} of packaging,
   * which under {@link PreReleasePolicy#IF_NEEDED} lets a pre-release pass because nothing else was
   * offered.
   */
  public boolean contains(Version version, PreReleasePolicy preReleases) {
    return (preReleases != PreReleasePolicy.REJECT || !version.isPreRelease()) && holds(version);
  }

  /** As above for a version as written, which need be none for {@code ===}. */
  public boolean contains(String version, PreReleasePolicy preReleases) {
    return !filterTexts(List.of(version), preReleases).isEmpty();
  }

  /**
   * The versions that satisfy every specifier, order kept; as {@code SpecifierSet.filter} of
   * packaging.
   */
  public List<Version> filter(List<Version> versions, PreReleasePolicy preReleases) {
    List<Version> matching = new ArrayList<>();
    boolean anyFinal = false;
    for (Version version : versions) {
      if (contains(version, preReleases)) {
        matching.add(version);
        anyFinal |= !version.isPreRelease();
      }
    }
    if (anyFinal && preReleases == PreReleasePolicy.IF_NEEDED && !namesPreRelease()) {
      matching.removeIf(Version::isPreRelease);
    }
    return List.copyOf(matching);
  }

  /** As {@link #filter}, for versions as written, which need be none for {@code ===}. */
  public List<String> filterTexts(List<String> versions, PreReleasePolicy preReleases) {
    List<String> matching = new ArrayList<>();
    boolean anyFinal = false;
    for (String text : versions) {
      Optional<Version> version = Version.tryParse(text);
      boolean preRelease = version.map(Version::isPreRelease).orElse(false);
      if ((preReleases != PreReleasePolicy.REJECT || !preRelease) && holds(text, version)) {
        matching.add(text);
        anyFinal |= version.isPresent() && !preRelease;
      }
    }
    if (anyFinal && preReleases == PreReleasePolicy.IF_NEEDED && !namesPreRelease()) {
      matching.removeIf(text -> Version.tryParse(text).map(Version::isPreRelease).orElse(false));
    }
    return List.copyOf(matching);
  }

  private boolean holds(Version version) {
    for (Specifier specifier : specifiers) {
      if (!specifier.matches(version)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(String text, Optional<Version> version) {
    for (Specifier specifier : specifiers) {
      if (!specifier.matches(text, version)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpecifierSet set
        && Set.copyOf(specifiers).equals(Set.copyOf(set.specifiers));
  }

  @Override
  public int hashCode() {
    return Set.copyOf(specifiers).hashCode();
  }

  /** Canonical text: each specifier normalized in spacing, sorted. */
  @Override
  public String toString() {
    return specifiers.stream()
        .sorted(Comparator.comparing(Specifier::toString))
        .distinct()
        .map(Specifier::toString)
        .collect(Collectors.joining(","));
  }
}
