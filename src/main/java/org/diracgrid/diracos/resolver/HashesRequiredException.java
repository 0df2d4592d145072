package org.diracgrid.diracos.resolver;

import java.util.List;

/**
 * Hashes are required of everything, since one {@code --hash} or {@code --require-hashes} was given
 * (pip's hash-checking mode), and something has none.
 */
public final class HashesRequiredException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final List<String> missing;

  /** Lists what lacks a hash or a pin, each as a sentence's part. */
  public HashesRequiredException(List<String> missing) {
    super(
        "hashes are required of every distribution, and these lack one: "
            + String.join("; ", missing));
    this.missing = List.copyOf(missing);
  }

  /** What lacks a hash, with where it stands or who wants it. */
  public List<String> missing() {
    return missing;
  }
}
