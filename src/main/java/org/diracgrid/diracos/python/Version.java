package org.diracgrid.diracos.python;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A version as PEP 440 defines it; equal and ordered by meaning, so {@code 1.0} equals {@code
 * 1.0.0}. Numbers have 18 digits at most.
 */
public final class Version implements Comparable<Version> {
  static final VersionSuffix NO_SUFFIX =
      new VersionSuffix(VersionSuffix.Phase.FINAL, 0, VersionSuffix.NONE, VersionSuffix.NONE);

  private final long epoch;
  private final long[] release;
  private final VersionSuffix suffix;
  private final Optional<LocalLabel> local;

  /** How many release numbers are left when trailing zeros, which have no meaning, are cut. */
  private final int significant;

  private final int hash;

  /** Takes the array over; nobody else may keep it. */
  Version(long epoch, long[] release, VersionSuffix suffix, Optional<LocalLabel> local) {
    this.epoch = epoch;
    this.release = release;
    this.suffix = suffix;
    this.local = local;
    int end = release.length;
    while (end > 0 && release[end - 1] == 0) {
      end--;
    }
    this.significant = end;
    int numbers = Long.hashCode(epoch);
    for (int i = 0; i < end; i++) {
      numbers = 31 * numbers + Long.hashCode(release[i]);
    }
    this.hash = 31 * (31 * numbers + suffix.hashCode()) + local.hashCode();
  }

  /** Reads a version in any spelling PEP 440 allows; throws {@link InvalidVersionException}. */
  public static Version parse(String text) {
    return VersionParser.parse(text);
  }

  /** As {@link #parse}, empty where that throws. */
  public static Optional<Version> tryParse(String text) {
    try {
      return Optional.of(VersionParser.parse(text));
    } catch (InvalidVersionException e) {
      return Optional.empty();
    }
  }

  /** The epoch, 0 unless written. */
  public long epoch() {
    return epoch;
  }

  /** The release segment, e.g. {@code [3, 11, 7]}. */
  public List<Long> release() {
    return Arrays.stream(release).boxed().toList();
  }

  /** The release number at a place counted from 0; those not written are 0. */
  public long releaseNumber(int place) {
    return place < release.length ? release[place] : 0;
  }

  /** Whether this is an alpha, beta, candidate or development release. */
  public boolean isPreRelease() {
    return suffix.isPreRelease();
  }

  /** Whether this is a post-release. */
  public boolean isPostRelease() {
    return suffix.hasPost();
  }

  /** The local label after {@code +}, normalized. */
  public Optional<String> local() {
    return local.map(LocalLabel::toString);
  }

  /** This version without its local label. */
  public Version publicVersion() {
    return local.isEmpty() ? this : new Version(epoch, release, suffix, Optional.empty());
  }

  /** The earliest version of this release: {@code 1.2} gives {@code 1.2.dev0}. */
  Version earliest() {
    return new Version(
        epoch,
        release,
        new VersionSuffix(suffix.phase(), suffix.pre(), suffix.post(), 0),
        Optional.empty());
  }

  /** What this is a post-release of: {@code 1.0a1.post0} gives {@code 1.0a1}. */
  Version withoutPost() {
    return new Version(
        epoch,
        release,
        new VersionSuffix(suffix.phase(), suffix.pre(), VersionSuffix.NONE, VersionSuffix.NONE),
        Optional.empty());
  }

  /** Whether epoch and the first so many release numbers are those of the other version. */
  boolean sharesPrefix(Version other, int numbers) {
    if (epoch != other.epoch) {
      return false;
    }
    for (int i = 0; i < numbers; i++) {
      if (releaseNumber(i) != other.releaseNumber(i)) {
        return false;
      }
    }
    return true;
  }

  int releaseLength() {
    return release.length;
  }

  @Override
  public int compareTo(Version other) {
    int order = Long.compare(epoch, other.epoch);
    if (order == 0) {
      order = Arrays.compare(release, 0, significant, other.release, 0, other.significant);
    }
    if (order == 0) {
      order = suffix.compareTo(other.suffix);
    }
    if (order != 0) {
      return order;
    }
    if (local.isPresent() && other.local.isPresent()) {
      return local.get().compareTo(other.local.get());
    }
    return Boolean.compare(local.isPresent(), other.local.isPresent());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version version && hash == version.hash && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** The normalized spelling; trailing zeros are kept as written. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (epoch != 0) {
      text.append(epoch).append('!');
    }
    for (int i = 0; i < release.length; i++) {
      text.append(i == 0 ? "" : ".").append(release[i]);
    }
    text.append(suffix);
    local.ifPresent(label -> text.append('+').append(label));
    return text.toString();
  }
}
