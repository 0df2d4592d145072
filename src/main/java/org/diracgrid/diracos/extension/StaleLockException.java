package org.diracgrid.diracos.extension;

import java.util.List;

/** A lock was made for something else than what is to be built. */
public final class StaleLockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> changes;

  /** Names the lock and the changes, a sentence each. */
  StaleLockException(String lock, List<String> changes) {
    super("%s does not fit any longer:\n%s".formatted(lock, String.join("\n", changes)));
    this.changes = List.copyOf(changes);
  }

  /** What is different, a sentence each. */
  public List<String> changes() {
    return changes;
  }
}
