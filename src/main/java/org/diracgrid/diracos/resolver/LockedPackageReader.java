package org.diracgrid.diracos.resolver;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.Version;

/** Reads the packages of a lock. */
final class LockedPackageReader {
  private final LockedFileReader files;
  private final LockedTreeReader trees;

  LockedPackageReader(LockPlace place) {
    this.files = new LockedFileReader(place);
    this.trees = new LockedTreeReader(place);
  }

  LockedPackage read(LockTable unnamed) {
    ProjectName name =
        unnamed.parsed("name", ProjectName::of).orElseThrow(() -> unnamed.missing("name"));
    LockTable table = unnamed.as("the package '%s'".formatted(name));
    Optional<Version> version = table.parsed("version", Version::parse);
    Optional<LockTable> archive = table.table("archive");
    Optional<LockedTree> tree = trees.read(table);
    List<LockTable> distributions = new ArrayList<>(table.tables("wheels"));
    table.table("sdist").ifPresent(distributions::add);
    checkSources(table, !distributions.isEmpty());
    archive.ifPresent(distributions::add);
    boolean isArchive = archive.isPresent();
    return new LockedPackage(
        name,
        version,
        table.parsed("marker", Marker::parse),
        table.parsed("requires-python", SpecifierSet::parse),
        dependencies(table),
        table.parsed("index", LockedFileReader::uri),
        isArchive || tree.isPresent(),
        distributions.stream().map(file -> files.read(file, name, version, isArchive)).toList(),
        tree);
  }

  private static void checkSources(LockTable table, boolean distributions) {
    List<String> sources =
        Stream.of("archive", "vcs", "directory")
            .filter(table::has)
            .collect(toCollection(ArrayList::new));
    if (distributions) {
      sources.add("wheels' or an 'sdist");
    }
    if (sources.size() > 1) {
      throw table.failure(
          "has a '%s' and '%s', which exclude each other"
              .formatted(sources.get(0), sources.get(1)));
    }
    if (sources.isEmpty()) {
      throw table.failure(
          "has neither 'wheels' nor 'sdist' nor 'archive' nor 'vcs' nor 'directory'");
    }
  }

  private static List<ProjectName> dependencies(LockTable table) {
    return table.tables("dependencies").stream()
        .flatMap(dependency -> name(dependency).stream())
        .toList();
  }

  /** Dependencies are for people, so one that cannot be understood does no harm. */
  private static Optional<ProjectName> name(LockTable dependency) {
    try {
      return dependency.text("name").map(ProjectName::of);
    } catch (InvalidTextException e) {
      return Optional.empty();
    }
  }
}
