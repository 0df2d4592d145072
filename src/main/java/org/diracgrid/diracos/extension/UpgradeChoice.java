package org.diracgrid.diracos.extension;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.diracgrid.diracos.index.RepositoryReference;
import org.diracgrid.diracos.python.InvalidProjectNameException;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.resolver.LockFile;
import org.diracgrid.diracos.resolver.LockedPackage;

/**
 * Which packages of a lock are to be renewed.
 *
 * @param all whether all are
 * @param projects those that are
 */
record UpgradeChoice(boolean all, Set<ProjectName> projects) {
  /** What {@code -Ddiracos.upgrade} may say without naming projects. */
  private static final Map<String, Boolean> WORDS =
      Map.of("all", true, "true", true, "", true, "false", false);

  /** Reads what the user says; nobody saying anything means none. */
  static UpgradeChoice read(Optional<String> text) {
    String given = text.orElse("false").strip();
    Boolean all = WORDS.get(given);
    if (all != null) {
      return new UpgradeChoice(all, Set.of());
    }
    Set<ProjectName> projects = new TreeSet<>();
    for (String name : given.split(",")) {
      try {
        projects.add(ProjectName.of(name.strip()));
      } catch (InvalidProjectNameException e) {
        throw new InvalidOptionException(
            "upgrade", name.strip(), List.of("all", "names of projects"));
      }
    }
    return new UpgradeChoice(false, projects);
  }

  /** The versions to keep where they still satisfy. */
  Map<ProjectName, Version> kept(LockFile before) {
    Map<ProjectName, Version> kept = new HashMap<>();
    staying(before)
        .forEach(locked -> locked.version().ifPresent(version -> kept.put(locked.name(), version)));
    return kept;
  }

  /** The commit to keep of what a requirement wants of a repository. */
  Optional<String> kept(LockFile before, RepositoryReference wanted) {
    return staying(before).flatMap(locked -> locked.commit(wanted).stream()).findFirst();
  }

  private Stream<LockedPackage> staying(LockFile before) {
    return before.packages().stream().filter(locked -> !all && !projects.contains(locked.name()));
  }

  /** Projects to be renewed that the lock does not have. */
  List<ProjectName> unknown(LockFile before) {
    List<ProjectName> unknown = new ArrayList<>(projects);
    before.packages().forEach(locked -> unknown.remove(locked.name()));
    return unknown;
  }
}
