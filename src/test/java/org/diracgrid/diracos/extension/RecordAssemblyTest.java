package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.diracgrid.diracos.archive.WrittenArchive;
import org.diracgrid.diracos.base.BaseReference;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.base.InstalledFiles;
import org.diracgrid.diracos.base.LocatedBase;
import org.diracgrid.diracos.base.Uninstallation;
import org.diracgrid.diracos.index.WheelBuild;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.Origin;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.resolver.BasePackagePolicy;
import org.diracgrid.diracos.resolver.Demand;
import org.diracgrid.diracos.resolver.LockFile;
import org.diracgrid.diracos.resolver.LockPlace;
import org.diracgrid.diracos.resolver.Resolution;
import org.diracgrid.diracos.wheel.InstallPlan;
import org.diracgrid.diracos.wheel.InstalledWheel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The record of a build")
class RecordAssemblyTest {
  private static final ExtensionLock LOCK =
      new ExtensionLock(
          new LockPlace(Path.of("/project/locks/pylock.toml"), Path.of("/project")),
          "sha",
          new LockFile(List.of(), Optional.empty(), "x", List.of(), Optional.empty()),
          List.of("of the lock"));

  private static final Demand BY_USER =
      new Demand("grid>=1", Optional.empty(), Optional.of(new Origin("requirements.txt", 3, 1)));
  private static final Demand BY_GRID =
      new Demand("words>=2", Optional.of(ProjectName.of("grid")), Optional.empty());
  private static final Demand BY_NOBODY = new Demand("six", Optional.empty(), Optional.empty());

  private final SampleAddition grid =
      new SampleAddition("grid", "1.0").requested().verified().demand(BY_USER);
  private final SampleAddition words =
      new SampleAddition("words", "2.1")
          .demand(BY_GRID)
          .replacing(installed("Words", "1.5"))
          .builtBy(
              new WheelBuild(
                  "2.7.18",
                  true,
                  List.of(new WheelBuild.Required("setuptools", "44.1.1", SampleAddition.SHA256))));

  @Test
  @DisplayName(
      "tells of each distribution what it is, where from, who wants it, and how it was built")
  void distributions() {
    assertThat(record(List.of("an md5")).distributions())
        .containsExactly(
            new BuildRecord.Distribution(
                "grid",
                "1.0",
                "grid-1.0-py2.py3-none-any.whl",
                "https://i.example/grid-1.0-py2.py3-none-any.whl",
                SampleAddition.SHA256,
                true,
                false,
                true,
                List.of("grid>=1 (requirements.txt:3:1)"),
                List.of("six", "words"),
                new BuildRecord.Licence(Optional.empty(), List.of()),
                4,
                400,
                Optional.empty()),
            new BuildRecord.Distribution(
                "words",
                "2.1",
                "words-2.1-py2.py3-none-any.whl",
                "https://i.example/words-2.1-py2.py3-none-any.whl",
                SampleAddition.SHA256,
                false,
                false,
                false,
                List.of("words>=2 (grid)"),
                List.of(),
                new BuildRecord.Licence(Optional.empty(), List.of()),
                5,
                500,
                Optional.of(
                    new BuildRecord.Build(
                        "2.7.18",
                        true,
                        List.of(
                            new BuildRecord.Required(
                                "setuptools", "44.1.1", SampleAddition.SHA256))))));
  }

  @Test
  @DisplayName("tells what of the base had to go, and for whom")
  void replaced() {
    assertThat(record(List.of("an md5")).replaced())
        .containsExactly(
            new BuildRecord.Replaced("words", "1.5", "2.1", List.of("words>=2 (grid)"), 6));
  }

  @Test
  @DisplayName("tells what the base had, and who wanted it")
  void kept() {
    assertThat(record(List.of("an md5")).kept())
        .containsExactly(
            new BuildRecord.Kept(
                "Six", "1.16.0", true, List.of("six (the build)", "words>=2 (grid)"), List.of()));
  }

  @Test
  @DisplayName("lists what no hash vouches for, the base before the wheels")
  void unverified() {
    assertThat(record(List.of("an md5")).unverified())
        .containsExactly("words-2.1-py2.py3-none-any.whl");
    assertThat(record(List.of()).unverified())
        .containsExactly("https://d.example/diracos.tar.gz", "words-2.1-py2.py3-none-any.whl");
  }

  @Test
  @DisplayName("repeats every warning, in the order of the steps")
  void warnings() {
    assertThat(record(List.of()).warnings())
        .containsExactly(
            "of the JSON",
            "of the base",
            "of the requirements",
            "of the lock",
            "of the inventory",
            "of the resolution",
            "of the plan");
  }

  @Test
  @DisplayName("names plugin, inputs, base, Python and archive")
  void theRest() {
    BuildRecord record = record(List.of("an md5"));

    assertThat(record.format()).isEqualTo(BuildRecord.FORMAT);
    assertThat(record.plugin()).isEqualTo("1.0");
    assertThat(record.inputs()).isEqualTo("inputs");
    assertThat(record.extension()).isEqualTo(new BuildRecord.Extension("VO", "v1"));
    assertThat(record.base())
        .isEqualTo(
            new BuildRecord.Base(
                "v1r27",
                List.of(),
                "https://d.example/diracos.tar.gz",
                "sha",
                42,
                List.of("an md5")));
    assertThat(record.lock()).contains(new BuildRecord.Lock("locks/pylock.toml", "sha"));
    assertThat(record.target())
        .isEqualTo(
            new BuildRecord.Target(
                "2.7.13", "cp27-cp27mu-manylinux_2_12_x86_64", "2.12", "x86_64"));
    assertThat(record.archive())
        .isEqualTo(new BuildRecord.Archive("VOdiracos-v1.tar.gz", 7, "md5", "sha256", "copied", 8));
    assertThat(record.milliseconds()).isEqualTo(Map.of("base", 9L));
  }

  private BuildRecord record(List<String> verifiedBy) {
    ExtensionSpec spec =
        new ExtensionSpec(
            "VO",
            "v1",
            Optional.of("v1r27"),
            new BaseReference.Remote(URI.create("https://d.example/diracos.tar.gz")),
            Optional.empty(),
            URI.create("file:///requirements.txt"),
            new IndexChoice(Optional.empty(), List.of(), List.of(), false),
            Optional.empty(),
            new LockChoice(Path.of("/pylock.toml"), LockPolicy.AUTO),
            BasePackagePolicy.REPLACE,
            List.of(),
            Path.of("/"),
            List.of("of the JSON"));
    LocatedBase base =
        new LocatedBase(
            Path.of("/cache/diracos.tar.gz"),
            "https://d.example/diracos.tar.gz",
            "sha",
            42,
            verifiedBy,
            List.of("of the base"));
    RequirementSet requirements =
        new RequirementSet(
            List.of(), IndexSettings.DEFAULT, List.of(), List.of("of the requirements"));
    InstallPlan plan =
        new InstallPlan(
            List.of(),
            Set.of(),
            // The plan need not have the order of the resolution.
            List.of(installed(words, 5), installed(grid, 4)),
            List.of("of the plan"));
    return new RecordAssembly(
            new ResolvedExtension(
                spec, base, SampleInventory.of("of the inventory"), requirements, resolution()),
            Optional.of(LOCK),
            Stream.of(grid, words).map(SampleAddition::fetched).toList(),
            new Uninstallation(Set.of(), Set.of(), Map.of(ProjectName.of("words"), 6)),
            plan)
        .record(
            "1.0",
            "inputs",
            "v1r27",
            new WrittenArchive(7, "md5", "sha256", "copied"),
            8,
            Map.of("base", 9L));
  }

  private static InstalledDistribution installed(String name, String version) {
    return new InstalledDistribution(
        ProjectName.of(name),
        name,
        Version.parse(version),
        InstalledDistribution.Format.DIST_INFO,
        "diracos/%s-%s.dist-info".formatted(name, version),
        List.of(),
        Optional.empty(),
        new InstalledFiles(List.of(), List.of(), Optional.empty()));
  }

  private Resolution resolution() {
    Map<InstalledDistribution, List<Demand>> kept = new LinkedHashMap<>();
    kept.put(installed("Six", "1.16.0"), List.of(BY_NOBODY, BY_GRID));
    return new Resolution(
        List.of(grid.resolved(), words.resolved()), kept, List.of("of the resolution"));
  }

  private static InstalledWheel installed(SampleAddition addition, int files) {
    return new InstalledWheel(
        addition.resolved().file().wheel().orElseThrow(), files, files * 100L, List.of());
  }
}
