package org.diracgrid.diracos.base;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.diracgrid.diracos.base.MetadataPath.Part;
import org.diracgrid.diracos.python.EntryPoint;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.RecordEntry;

/**
 * What the metadata of one installed distribution tell of its files, as it stands there: nothing of
 * it has been compared with the base.
 */
final class FileLists {
  private static final Set<String> COMMANDS = Set.of("console_scripts", "gui_scripts");

  private final List<String> listed = new ArrayList<>();
  private boolean hasList;
  private Optional<Set<String>> topLevels = Optional.empty();
  private Set<String> namespaces = Set.of();
  private Set<String> commands = Set.of();
  private Optional<String> problem = Optional.empty();

  /** How many characters more the lists of a whole base may have. */
  static final class Allowance {
    private int left;

    Allowance(int characters) {
      left = characters;
    }

    private boolean allows(String path) {
      // A list of nothing but empty paths must come to an end too.
      left -= Math.min(left, path.length() + 1);
      return left > 0;
    }
  }

  /** Reads one file of the metadata; others than those with lists are none of its business. */
  void read(Part part, String text, Allowance allowance) {
    switch (part) {
      case RECORD -> record(text, allowance);
      case INSTALLED_FILES -> {
        hasList = true;
        lines(text).forEach(path -> add(path, allowance));
      }
      case TOP_LEVEL -> topLevels = Optional.of(names(text));
      case NAMESPACES -> namespaces = names(text);
      case ENTRY_POINTS -> commands = commands(text);
      default -> {}
    }
  }

  /** Notes that a file of the metadata is there, but too long to be read. */
  void oversized(Part part, long size) {
    read(part, "", new Allowance(0));
    if (part != Part.ENTRY_POINTS) {
      problem = Optional.of("its list of files has %d bytes".formatted(size));
    }
  }

  /** Paths relative to where pip looks from; empty if there is no RECORD or installed-files.txt. */
  Optional<List<String>> listed() {
    return hasList ? Optional.of(listed) : Optional.empty();
  }

  /** Its top-level packages and modules; empty if there is no top_level.txt. */
  Optional<Set<String>> topLevels() {
    return topLevels;
  }

  /** Those of its packages that it shares with others. */
  Set<String> namespaces() {
    return namespaces;
  }

  /** The commands that its entry points ask for. */
  Set<String> commands() {
    return commands;
  }

  /** Why its lists do not tell everything, as the end of a sentence. */
  Optional<String> problem() {
    return problem;
  }

  private void record(String text, Allowance allowance) {
    hasList = true;
    try {
      RecordEntry.readPaths(text, path -> add(path, allowance));
    } catch (InvalidTextException e) {
      problem = Optional.of("its RECORD cannot be read: " + e.reason());
    }
  }

  private void add(String path, Allowance allowance) {
    if (allowance.allows(path)) {
      listed.add(path);
    } else {
      problem = Optional.of("the lists of files in the base are longer than any real ones");
    }
  }

  private static Set<String> commands(String text) {
    TreeSet<String> names = new TreeSet<>();
    try {
      EntryPoint.parse(text).stream()
          .filter(entry -> COMMANDS.contains(entry.group()))
          .map(EntryPoint::name)
          .filter(FileLists::isName)
          .forEach(names::add);
    } catch (InvalidTextException e) {
      // Whoever installed it made no commands of it either.
    }
    return names;
  }

  private static Set<String> names(String text) {
    TreeSet<String> names = new TreeSet<>();
    lines(text).map(String::strip).filter(FileLists::isName).forEach(names::add);
    return names;
  }

  private static Stream<String> lines(String text) {
    return text.lines().filter(not(String::isBlank));
  }

  private static boolean isName(String text) {
    return !text.isEmpty() && !text.contains("/") && !text.equals(".") && !text.equals("..");
  }
}
