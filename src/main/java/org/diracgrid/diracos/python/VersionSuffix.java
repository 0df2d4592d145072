package org.diracgrid.diracos.python;

/**
 * What follows the release numbers of a version, local label apart (PEP 440).
 *
 * @param phase alpha, beta, candidate or final
 * @param pre the number of the alpha, beta or candidate
 * @param post the number of the post-release, or {@link #NONE}
 * @param dev the number of the development release, or {@link #NONE}
 */
record VersionSuffix(Phase phase, long pre, long post, long dev)
    implements Comparable<VersionSuffix> {
  static final long NONE = -1;

  /** Where a release stands on the way to its final one. */
  enum Phase {
    ALPHA("a", 0),
    BETA("b", 1),
    CANDIDATE("rc", 2),
    FINAL("", 3);

    private final String letter;
    private final int rank;

    Phase(String letter, int rank) {
      this.letter = letter;
      this.rank = rank;
    }
  }

  boolean hasPost() {
    return post != NONE;
  }

  boolean hasDev() {
    return dev != NONE;
  }

  boolean isPreRelease() {
    return hasDev() || phase != Phase.FINAL;
  }

  @Override
  public int compareTo(VersionSuffix other) {
    int order = Integer.compare(rank(), other.rank());
    if (order == 0) {
      order = Long.compare(pre, other.pre);
    }
    if (order == 0) {
      order = Long.compare(post, other.post);
    }
    if (order == 0) {
      // Read as unsigned, "no dev" is the greatest: a development release comes before its release.
      order = Long.compareUnsigned(dev, other.dev);
    }
    return order;
  }

  /** PEP 440 puts a bare development release before the alphas of its release. */
  private int rank() {
    return phase == Phase.FINAL && hasDev() && !hasPost() ? -1 : phase.rank;
  }

  @Override
  public String toString() {
    return (phase == Phase.FINAL ? "" : phase.letter + pre)
        + (hasPost() ? ".post" + post : "")
        + (hasDev() ? ".dev" + dev : "");
  }
}
