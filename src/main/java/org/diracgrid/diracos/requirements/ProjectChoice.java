package org.diracgrid.diracos.requirements;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.diracgrid.diracos.python.ProjectName;

/**
 * The projects that an option like {@code --only-binary} names, while options change them; one that
 * an opposite option names leaves them.
 */
final class ProjectChoice {
  private boolean all;
  private final Set<ProjectName> names = new TreeSet<>();

  ProjectChoice(boolean all, Set<ProjectName> names) {
    this.all = all;
    this.names.addAll(names);
  }

  boolean all() {
    return all;
  }

  /** In an order that is the same in every run, as it goes into digests. */
  Set<ProjectName> names() {
    return Collections.unmodifiableSet(new TreeSet<>(names));
  }

  boolean says() {
    return all || !names.isEmpty();
  }

  /** Takes in every project there is, and leaves the opposite choice as it stands. */
  void addAll() {
    all = true;
  }

  /**
   * Takes one value of the option, word by word from the left, as pip's {@code
   * handle_mutual_excludes} does. Throws {@link
   * org.diracgrid.diracos.python.InvalidProjectNameException}.
   */
  void take(String value, ProjectChoice opposite) {
    List<String> words = List.of(value.split(",", -1));
    int lastAll = words.lastIndexOf(":all:");
    if (lastAll >= 0) {
      clear();
      opposite.clear();
      all = true;
      words = words.subList(lastAll + 1, words.size());
      if (!words.contains(":none:")) {
        return;
      }
    }
    for (String word : words) {
      if (word.equals(":none:")) {
        clear();
      } else if (!word.isBlank()) {
        ProjectName name = ProjectName.of(word.strip());
        opposite.names.remove(name);
        names.add(name);
      }
    }
  }

  private void clear() {
    all = false;
    names.clear();
  }
}
