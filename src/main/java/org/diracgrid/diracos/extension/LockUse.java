package org.diracgrid.diracos.extension;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.diracgrid.diracos.index.RepositoryReference;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;

/** What a lock has to say when distributions are chosen. */
sealed interface LockUse {
  /** Exactly the lock if there is one, else whatever is best. */
  static LockUse of(Optional<ExtensionLock> lock) {
    return lock.<LockUse>map(Exactly::new)
        .orElseGet(() -> new Preferring(Map.of(), wanted -> Optional.empty()));
  }

  /**
   * Nothing but its files may be chosen.
   *
   * @param lock which
   */
  record Exactly(ExtensionLock lock) implements LockUse {
    @Override
    public String remark() {
      return ", locked by " + lock.place().shown();
    }
  }

  /**
   * All that is on offer may be chosen, versions it had first.
   *
   * @param versions by project; empty where there is no lock
   * @param commits at which it had what a requirement wants of a repository
   */
  record Preferring(
      Map<ProjectName, Version> versions, Function<RepositoryReference, Optional<String>> commits)
      implements LockUse {
    @Override
    public String remark() {
      return "";
    }
  }

  /** What to add to a sentence about what was chosen. */
  String remark();
}
