package org.diracgrid.diracos.requirements;

/** Which distributions must have a hash that the user allows. */
public enum HashChecking {
  /** All of them as soon as one requirement has a {@code --hash}; pip's default. */
  ALL_IF_ANY,

  /** All of them: {@code --require-hashes}. */
  ALL,

  /** Only those whose requirement has one: {@code --no-require-hashes}. */
  WHERE_GIVEN
}
