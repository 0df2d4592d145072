package org.diracgrid.diracos.base;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;

/**
 * The Python that a user of the base gets to run.
 *
 * @param prefix where it is installed, e.g. {@code diracos/usr}
 * @param executable its program, e.g. {@code diracos/usr/bin/python2.7}
 * @param major e.g. 2
 * @param minor e.g. 7
 */
record BasePython(String prefix, String executable, int major, int minor) {
  // DIRACOS v1 is a small root file system, DIRACOS 2 a conda prefix.
  private static final List<String> PREFIXES = List.of("diracos/usr", "diracos");

  // The order in which people and shebangs ask for a Python.
  private static final List<String> NAMES = List.of("python", "python3", "python2");

  private static final Pattern EXECUTABLE = Pattern.compile("(.+)/bin/python(\\d)\\.(\\d{1,3})");

  /** Finds it; empty if the base has none. */
  static Optional<BasePython> in(BaseTree tree) {
    return NAMES.stream()
        .flatMap(name -> PREFIXES.stream().map(prefix -> prefix + "/bin/" + name))
        .flatMap(path -> program(tree, path).stream())
        .findFirst()
        .or(() -> newest(tree));
  }

  /** Major and minor version, e.g. {@code 2.7}. */
  String minorVersion() {
    return major + "." + minor;
  }

  private static Optional<BasePython> program(BaseTree tree, String path) {
    String place;
    try {
      place = tree.resolve(path);
    } catch (UnplaceablePathException e) {
      // An absolute link means a Python of the host, which is none of the base's.
      return Optional.empty();
    }
    return tree.entry(place)
        .flatMap(
            entry ->
                entry.type() == EntryType.HARD_LINK
                    ? tree.entry(entry.linkTarget())
                    : Optional.of(entry))
        .flatMap(entry -> ofEntry(tree, entry).or(() -> ofEntry(tree, place)));
  }

  private static Optional<BasePython> ofEntry(BaseTree tree, ArchiveEntry entry) {
    return ofEntry(tree, entry.path());
  }

  private static Optional<BasePython> ofEntry(BaseTree tree, String place) {
    Matcher matcher = EXECUTABLE.matcher(place);
    if (!matcher.matches() || !tree.isFile(place)) {
      return Optional.empty();
    }
    return Optional.of(
        new BasePython(
            matcher.group(1),
            place,
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3))));
  }

  /** A base may have only {@code python3.11}, or {@code python} as a copy that tells no version. */
  private static Optional<BasePython> newest(BaseTree tree) {
    return tree.entries().stream()
        .map(ArchiveEntry::path)
        .filter(path -> PREFIXES.stream().anyMatch(prefix -> path.startsWith(prefix + "/bin/")))
        .flatMap(path -> program(tree, path).stream())
        .max(Comparator.comparingInt(BasePython::major).thenComparingInt(BasePython::minor));
  }
}
