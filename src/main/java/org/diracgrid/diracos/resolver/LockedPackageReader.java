package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.Version;

/** Reads the packages of a lock. */
final class LockedPackageReader {
  private final LockedFileReader files;

  LockedPackageReader(LockPlace place) {
    this.files = new LockedFileReader(place);
  }

  LockedPackage read(LockTable unnamed) {
    ProjectName name =
        unnamed.parsed("name", ProjectName::of).orElseThrow(() -> unnamed.missing("name"));
    LockTable table = unnamed.as("the package '%s'".formatted(name));
    Optional<Version> version = table.parsed("version", Version::parse);
    Optional<LockTable> archive = table.table("archive");
    List<LockTable> distributions = new ArrayList<>(table.tables("wheels"));
    table.table("sdist").ifPresent(distributions::add);
    checkSources(table, archive.isPresent(), !distributions.isEmpty());
    archive.ifPresent(distributions::add);
    return new LockedPackage(
        name,
        version,
        table.parsed("marker", Marker::parse),
        table.parsed("requires-python", SpecifierSet::parse),
        dependencies(table),
        table.parsed("index", LockedFileReader::uri),
        archive.isPresent(),
        distributions.stream().map(file -> files.read(file, name, version)).toList());
  }

  private static void checkSources(LockTable table, boolean archive, boolean distributions) {
    for (String source : List.of("vcs", "directory")) {
      if (table.has(source)) {
        throw table.failure(
            "is to be built from its '%s', which cannot be done yet".formatted(source));
      }
    }
    if (archive && distributions) {
      throw table.failure("has an 'archive' and 'wheels' or an 'sdist', which exclude each other");
    }
    if (!archive && !distributions) {
      throw table.failure("has neither 'wheels' nor 'sdist' nor 'archive'");
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
