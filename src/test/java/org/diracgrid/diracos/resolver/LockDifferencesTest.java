package org.diracgrid.diracos.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.base.InstalledFiles;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.requirements.FormatControl;
import org.diracgrid.diracos.requirements.HashChecking;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.Origin;
import org.diracgrid.diracos.requirements.ReleaseControl;
import org.diracgrid.diracos.requirements.RequirementEntry;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.RequirementTarget;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A lock is found out of date")
class LockDifferencesTest {
  private final LockFile lock =
      SampleLock.lock(
          Optional.of(
              new LockInputs(
                  List.of(new LockedLine("lhcb.txt", 3, "grid>=1")),
                  List.of(new LockedLine("../constraints.txt", 1, "words<3")),
                  List.of("--only-binary=grid"),
                  new TreeMap<>(Map.of(ProjectName.of("six"), Version.parse("1.16.0"))),
                  LockedTarget.of(SampleLock.TARGET))),
          SampleLock.wheel("grid", "1.0", 'a'));

  private final List<InstalledDistribution> installed =
      new ArrayList<>(List.of(has("six", "1.16")));
  private String requirement = "grid>=1";
  private String constraint = "words<3";
  private FormatControl formats =
      new FormatControl(false, false, Set.of(), Set.of(ProjectName.of("grid")));
  private boolean preReleases;

  private static InstalledDistribution has(String name, String version) {
    return new InstalledDistribution(
        ProjectName.of(name),
        name,
        Version.parse(version),
        InstalledDistribution.Format.DIST_INFO,
        "diracos/x.dist-info",
        List.of(),
        Optional.empty(),
        new InstalledFiles(List.of(), List.of(), Optional.empty()));
  }

  private static RequirementEntry entry(
      String source, int line, String text, boolean isConstraint) {
    Requirement requirement = Requirement.parse(text);
    return new RequirementEntry(
        Optional.of(requirement.name()),
        new TreeSet<>(),
        requirement.specifier(),
        Optional.empty(),
        new RequirementTarget.Named(),
        false,
        isConstraint,
        List.of(),
        Map.of(),
        new Origin(source, line, 1),
        text,
        text);
  }

  private List<String> differences(LockFile from, TargetEnvironment target) {
    IndexSettings settings =
        new IndexSettings(
            List.of(),
            List.of(),
            true,
            formats,
            preReleases
                ? new ReleaseControl(true, false, Set.of(), Set.of())
                : ReleaseControl.UNSAID,
            false,
            HashChecking.ALL_IF_ANY,
            Set.of());
    return LockDifferences.find(
        from,
        SampleLock.PLACE,
        new RequirementSet(
            List.of(
                entry("req/lhcb.txt", 5, requirement, false),
                entry("constraints.txt", 1, constraint, true)),
            settings,
            List.of(),
            List.of()),
        target,
        installed);
  }

  private List<String> differences() {
    return differences(lock, SampleLock.TARGET);
  }

  @Test
  @DisplayName(
      "not where lines only moved, other indexes are asked, or other packages came to the base")
  void fits() {
    installed.add(has("pytz", "2020.1"));
    assertThat(differences()).isEmpty();
  }

  @Test
  @DisplayName("by a changed requirement, with its line")
  void requirement() {
    requirement = "grid>=2";
    assertThat(differences())
        .containsExactly("req/lhcb.txt:5 now says 'grid>=2', the lock was made for 'grid>=1'");
  }

  @Test
  @DisplayName("by a changed constraint, with its line")
  void constraint() {
    constraint = "words<2";
    assertThat(differences())
        .containsExactly("constraints.txt:1 now says 'words<2', the lock was made for 'words<3'");
  }

  @Test
  @DisplayName("by options that decide which files may be chosen")
  void options() {
    preReleases = true;
    formats = FormatControl.ANY;
    assertThat(differences())
        .containsExactly(
            "the lock was made without --pre", "the lock was made with --only-binary=grid");
  }

  @Test
  @DisplayName("by another Python, ABI or C library")
  void target() {
    assertThat(differences(lock, SampleLock.target("2.7.18", "cp27m", "2.17")))
        .containsExactly(
            "the base's Python is '2.7.18', the lock was made for '2.7.13'",
            "the base's ABI is 'cp27m', the lock was made for 'cp27mu'",
            "the base's glibc is '2.17', the lock was made for '2.12'");
  }

  @Test
  @DisplayName("by a package of the base that it relies on and that changed or went")
  void base() {
    installed.set(0, has("six", "1.17.0"));
    assertThat(differences())
        .containsExactly("the base has six 1.17.0, the lock was made on one with six 1.16.0");
    installed.clear();
    assertThat(differences())
        .containsExactly("the base no longer has six, the lock was made on one with six 1.16.0");
  }

  @Test
  @DisplayName("by a package it adds and the base has by now")
  void baseCaughtUp() {
    installed.add(has("grid", "0.9"));
    assertThat(differences())
        .containsExactly("the base has grid 0.9 by now, the lock was made on one without it");
  }

  @Test
  @DisplayName("of another tool's only by its environments and Pythons")
  void foreign() {
    LockFile foreign =
        SampleLock.read(
            """
            lock-version = '1.0'
            environments = ["sys_platform == 'win32'", "sys_platform == 'darwin'"]
            requires-python = '>=3.9'
            created-by = 'x'
            packages = []
            """);
    requirement = "grid>=7";
    assertThat(differences(foreign, SampleLock.TARGET))
        .containsExactly(
            "the lock is for sys_platform == \"win32\" or sys_platform == \"darwin\", which the base's Python is not",
            "the lock is for Python >=3.9, the base has 2.7.13");
  }
}
