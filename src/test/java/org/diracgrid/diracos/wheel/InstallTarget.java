package org.diracgrid.diracos.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.diracgrid.diracos.archive.ArchiveEntries;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.ArchiveLayout;
import org.diracgrid.diracos.archive.ArchiveSplice;
import org.diracgrid.diracos.archive.BaseArchive;
import org.diracgrid.diracos.archive.EntryType;
import org.diracgrid.diracos.archive.IndexedArchive;
import org.diracgrid.diracos.archive.NewFile;
import org.diracgrid.diracos.archive.TarGzReader;
import org.diracgrid.diracos.base.BaseTree;
import org.diracgrid.diracos.base.InstallScheme;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.base.Uninstallation;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;

/** A base to install wheels into, and what they put there. */
record InstallTarget(BaseArchive base, BaseTree tree, TargetEnvironment environment) {
  static final String PURELIB = "diracos/usr/lib/python2.7/site-packages/";
  static final String PLATLIB = "diracos/usr/lib64/python2.7/site-packages/";
  static final String SCRIPTS = "diracos/usr/bin/";
  static final InstallOptions STRICT =
      new InstallOptions(ConflictPolicy.FAIL, RecordMismatchPolicy.FAIL_UNLESS_VOUCHED);

  /** A real tarball of DIRACOS v1's shape. */
  static InstallTarget of(SampleBase base, Path folder) {
    Path tarball = base.writeTo(folder);
    List<ArchiveEntry> entries = new ArrayList<>();
    IndexedArchive indexed =
        new TarGzReader().index(tarball, (entry, content) -> entries.add(entry), bytes -> {});
    BaseTree tree = new BaseTree(entries);
    Version python = Version.parse("2.7.13");
    return new InstallTarget(
        new BaseArchive(
            tarball,
            indexed.layout(),
            ArchiveEntries.of(entries),
            indexed.splice(),
            indexed::index),
        tree,
        environment(python, InstallScheme.of(tree, "diracos/usr", python)));
  }

  /** A Python of this version in a plain prefix that has just these files. */
  static InstallTarget plain(Version python, String... files) {
    InstallScheme scheme = InstallScheme.plain("prefix", python);
    List<ArchiveEntry> entries =
        Stream.of(files)
            .map(path -> new ArchiveEntry(path, EntryType.FILE, 0755, 1, "", 0))
            .toList();
    return new InstallTarget(
        noTarball(entries), new BaseTree(entries), environment(python, scheme));
  }

  /** For a base of whose files none has to be compared. */
  private static BaseArchive noTarball(List<ArchiveEntry> entries) {
    return new BaseArchive(
        Path.of("there-is-no-tarball"),
        new ArchiveLayout(0, 0, 0, 0, 0, 0, Optional.empty()),
        ArchiveEntries.of(entries),
        ArchiveSplice.NONE,
        () -> {
          throw new AssertionError("there is no tarball");
        });
  }

  private static TargetEnvironment environment(Version python, InstallScheme scheme) {
    return new TargetEnvironment(
        python,
        "2.12",
        "x86_64",
        new MarkerEnvironment(Map.of()),
        SupportedTags.of(List.of()),
        scheme);
  }

  InstallPlan install(WheelSource... wheels) {
    return install(STRICT, wheels);
  }

  InstallPlan install(InstallOptions options, WheelSource... wheels) {
    return install(options, Uninstallation.NONE, wheels);
  }

  InstallPlan install(Uninstallation leaving, WheelSource... wheels) {
    return install(STRICT, leaving, wheels);
  }

  private InstallPlan install(
      InstallOptions options, Uninstallation leaving, WheelSource... wheels) {
    return new WheelInstaller(options).plan(List.of(wheels), environment, tree, leaving, base);
  }

  /** The new files' bytes by path, in the plan's order. */
  static Map<String, byte[]> contents(InstallPlan plan) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (NewFile file : plan.files()) {
      try (InputStream in = file.content().open()) {
        contents.put(file.path(), in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return contents;
  }

  /** The text of one new file. */
  static String text(InstallPlan plan, String path) {
    return new String(contents(plan).get(path), UTF_8);
  }

  /** The mode of one new file. */
  static int mode(InstallPlan plan, String path) {
    return plan.files().stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow()
        .mode();
  }
}
