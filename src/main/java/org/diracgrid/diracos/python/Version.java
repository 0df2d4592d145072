package org.diracgrid.diracos.python;

import java.util.List;
import java.util.Optional;

/**
 * A version as PEP 440 defines it; equal and ordered by meaning, so {@code 1.0} equals {@code
 * 1.0.0}.
 */
public final class Version implements Comparable<Version> {
  private Version() {}

  /** Reads a version in any spelling PEP 440 allows; throws {@link InvalidVersionException}. */
  public static Version parse(String text) {
    throw new UnsupportedOperationException(text);
  }

  /** As {@link #parse}, empty where that throws. */
  public static Optional<Version> tryParse(String text) {
    throw new UnsupportedOperationException(text);
  }

  /** The release segment, e.g. {@code [3, 11, 7]}. */
  public List<Long> release() {
    throw new UnsupportedOperationException();
  }

  /** Whether this is an alpha, beta, candidate or development release. */
  public boolean isPreRelease() {
    throw new UnsupportedOperationException();
  }

  /** The local label after {@code +}, normalized. */
  public Optional<String> local() {
    throw new UnsupportedOperationException();
  }

  /** This version without its local label. */
  public Version publicVersion() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int compareTo(Version other) {
    throw new UnsupportedOperationException();
  }

  /** The normalized spelling; trailing zeros are kept as written. */
  @Override
  public String toString() {
    throw new UnsupportedOperationException();
  }
}
