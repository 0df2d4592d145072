package org.diracgrid.diracos.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.Optional;
import org.diracgrid.diracos.fixture.SampleIndex;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.requirements.RequirementTarget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The resolver")
class ResolverTest {
  @TempDir Path folder;
  private SampleIndex index;
  private final SampleRequest request = new SampleRequest();

  @BeforeEach
  void makeIndex() {
    index = new SampleIndex(folder.resolve("index"));
  }

  private Resolution resolve() {
    return request.resolve(index, folder);
  }

  private String failure() {
    UnresolvableException failure =
        catchThrowableOfType(UnresolvableException.class, this::resolve);
    assertThat(failure).as("a set that cannot be met").isNotNull();
    return String.join("\n", failure.explanation());
  }

  @Test
  @DisplayName("takes the newest version, and what it needs")
  void newest() {
    index.wheel("grid", "1.0").wheel("grid", "1.10", "words>=2").wheel("grid", "1.9");
    index.wheel("words", "1.5").wheel("words", "2.0");
    request.ask("grid");

    Resolution resolution = resolve();

    assertThat(SampleRequest.added(resolution))
        .containsOnly(entry("grid", "1.10"), entry("words", "2.0"));
    ResolvedDistribution grid = resolution.distributions().get(0);
    ResolvedDistribution words = resolution.distributions().get(1);
    assertThat(grid.requested()).isTrue();
    assertThat(words.requested()).isFalse();
    assertThat(words.demands())
        .containsExactly(
            new Demand("words>=2", Optional.of(ProjectName.of("grid")), Optional.empty()));
  }

  @Test
  @DisplayName("goes back to an older version where the newest clashes")
  void backtracks() {
    index.wheel("grid", "2.0", "words<2").wheel("grid", "1.0", "words");
    index.wheel("tools", "1.0", "words>=2").wheel("words", "1.0").wheel("words", "2.0");
    request.ask("grid").ask("tools");

    assertThat(SampleRequest.added(resolve()))
        .containsEntry("grid", "1.0")
        .containsEntry("tools", "1.0")
        .containsEntry("words", "2.0");
  }

  @Test
  @DisplayName("finds its way through many versions that all clash but one")
  void deep() {
    for (int i = 1; i <= 60; i++) {
      index.wheel("grid", "1." + i, "words==" + i);
      index.wheel("tools", "1." + i, "words==" + (61 - i), i == 17 ? "words" : "never");
      index.wheel("words", "" + i);
    }
    request.ask("grid").ask("tools");

    assertThat(SampleRequest.added(resolve()))
        .containsEntry("grid", "1.44")
        .containsEntry("tools", "1.17")
        .containsEntry("words", "44");
  }

  @Test
  @DisplayName(
      "gives up a new version rather than sink through all versions of what clashes with it")
  void turnsRound() {
    index.wheel("grid", "1.0").wheel("grid", "2.0").wheel("words", "0.1");
    for (int i = 1; i < 9; i++) {
      index.wheel("words", "1." + i, "grid<2");
    }
    request.ask("grid").ask("words");
    assertThat(SampleRequest.added(resolve()))
        .containsEntry("grid", "1.0")
        .containsEntry("words", "1.8");
  }

  @Test
  @DisplayName("takes a preferred version before newer ones")
  void preferred() {
    index.wheel("grid", "1.0").wheel("grid", "1.1", "words").wheel("grid", "1.2");
    index.wheel("words", "1.0").wheel("words", "2.0");
    request.ask("grid").preferring("grid", "1.1").preferring("words", "1.0");

    assertThat(SampleRequest.added(resolve()))
        .containsOnly(entry("grid", "1.1"), entry("words", "1.0"));
  }

  @Test
  @DisplayName("leaves a preferred version that no longer satisfies, is gone, or is yanked")
  void preferredInVain() {
    index.wheel("grid", "1.0").wheel("grid", "2.0").wheel("words", "2.0");
    index.wheel(new SampleWheel("tools", "1.0"), "data-yanked=\"broken\"").wheel("tools", "2.0");
    request.ask("grid>1").ask("words").ask("tools");
    request.preferring("grid", "1.0").preferring("words", "1.0").preferring("tools", "1.0");

    assertThat(SampleRequest.added(resolve()))
        .containsOnly(entry("grid", "2.0"), entry("words", "2.0"), entry("tools", "2.0"));
  }

  @Test
  @DisplayName("gives up a preferred version that clashes with what is asked for")
  void preferredClashes() {
    index.wheel("grid", "1.0", "words<2").wheel("grid", "2.0", "words");
    index.wheel("words", "1.0").wheel("words", "2.0");
    request.ask("grid").ask("words>=2").preferring("grid", "1.0").preferring("words", "1.0");

    assertThat(SampleRequest.added(resolve()))
        .containsOnly(entry("grid", "2.0"), entry("words", "2.0"));
  }

  @Test
  @DisplayName("leaves pre-releases alone while a final version fits")
  void finals() {
    index.wheel("grid", "1.0").wheel("grid", "2.0rc1");
    request.ask("grid");
    assertThat(SampleRequest.added(resolve())).containsEntry("grid", "1.0");
  }

  @Test
  @DisplayName("takes a pre-release that a specifier names")
  void namedPreRelease() {
    index.wheel("grid", "1.0").wheel("grid", "2.0rc1");
    request.ask("grid>=2.0rc1");
    assertThat(SampleRequest.added(resolve())).containsEntry("grid", "2.0rc1");
  }

  @Test
  @DisplayName("takes a pre-release with --pre")
  void allowedPreRelease() {
    index.wheel("grid", "1.0").wheel("grid", "2.0rc1");
    request.ask("grid").withPreReleases();
    assertThat(SampleRequest.added(resolve())).containsEntry("grid", "2.0rc1");
  }

  @Test
  @DisplayName("takes a pre-release where no final version fits")
  void onlyPreRelease() {
    index.wheel("grid", "1.0").wheel("grid", "2.0rc1");
    request.ask("grid>1");
    assertThat(SampleRequest.added(resolve())).containsEntry("grid", "2.0rc1");
  }

  @Test
  @DisplayName("passes over a yanked version, and takes it with a warning if it is pinned")
  void yanked() {
    index.wheel("grid", "1.0");
    index.wheel(new SampleWheel("grid", "2.0"), "data-yanked=\"loses data\"");

    assertThat(SampleRequest.added(new SampleRequest().ask("grid").resolve(index, folder)))
        .containsEntry("grid", "1.0");
    Resolution pinned = new SampleRequest().ask("grid==2.0").resolve(index, folder);
    assertThat(SampleRequest.added(pinned)).containsEntry("grid", "2.0");
    assertThat(pinned.warnings()).containsExactly("grid 2.0 is yanked: loses data");
    assertThatThrownBy(() -> new SampleRequest().ask("grid==2.*").resolve(index, folder))
        .isInstanceOf(UnresolvableException.class)
        .hasMessageContaining("grid 2.0 is yanked (loses data) and not pinned with ==");
  }

  @Test
  @DisplayName("brings what an extra needs, at the same version")
  void extras() {
    SampleWheel old = new SampleWheel("grid", "1.0").requires("words; extra == 'speech'");
    index.wheel(old.requires("never; extra == 'other'"));
    index.wheel("grid", "2.0").wheel("words", "1.0").wheel("tools", "1.0", "grid<2");
    request.ask("grid[Speech]").ask("tools");

    Resolution resolution = resolve();

    assertThat(SampleRequest.added(resolution))
        .containsEntry("grid", "1.0")
        .containsEntry("words", "1.0");
    assertThat(resolution.distributions().get(0).extras()).containsExactly("speech");
  }

  @Test
  @DisplayName("says so when a version has not the extra asked for")
  void missingExtra() {
    index.wheel("grid", "1.0");
    request.ask("grid[speech]");
    assertThat(resolve().warnings()).containsExactly("grid 1.0 has no extra 'speech'");
  }

  @Test
  @DisplayName("judges markers for the Python in the base")
  void markers() {
    index.wheel("grid", "1.0", "words; python_version < '3'", "never; python_version >= '3'");
    index.wheel("words", "1.0");
    request.ask("grid; sys_platform == 'linux2'").ask("never; platform_system == 'Windows'");
    assertThat(SampleRequest.added(resolve())).containsOnlyKeys("grid", "words");
  }

  @Test
  @DisplayName("says where a marker stands that compares what cannot be compared")
  void senselessMarker() {
    request.ask("grid; os_name ~= 'x'");
    assertThatThrownBy(this::resolve)
        .isInstanceOf(UnusableMarkerException.class)
        .hasMessageStartingWith("requirements.txt:1:1: ");
  }

  @Test
  @DisplayName("passes over a version whose markers compare what cannot be compared")
  void senselessMetadata() {
    index.wheel("grid", "2.0", "words; os_name ~= 'x'").wheel("grid", "1.0");
    request.ask("grid").installed("legacy", "1.0", "words; os_name ~= 'x'");
    assertThat(SampleRequest.added(resolve())).containsEntry("grid", "1.0");
  }

  @Test
  @DisplayName("takes the best wheel of a version for the base's Python")
  void bestWheel() {
    index.wheel(new SampleWheel("grid", "1.0").tag("py2-none-any"));
    index.wheel(new SampleWheel("grid", "1.0").tag("cp27-cp27mu-manylinux1_x86_64"));
    index.wheel(new SampleWheel("grid", "1.0").tag("cp27-cp27m-manylinux1_x86_64"));
    request.ask("grid");
    assertThat(resolve().distributions().get(0).file().filename())
        .isEqualTo("grid-1.0-cp27-cp27mu-manylinux1_x86_64.whl");
  }

  @Test
  @DisplayName("takes the last on the page of wheels that are equally good, as pip does")
  void lastOfEquals() {
    index.wheel(new SampleWheel("grid", "1.0").tag("py2.py3-none-any"));
    index.wheel(new SampleWheel("grid", "1.0").tag("py2-none-any"));
    request.ask("grid");
    assertThat(resolve().distributions().get(0).file().filename())
        .isEqualTo("grid-1.0-py2-none-any.whl");
  }

  @Test
  @DisplayName("passes over what is for another Python, on the link or in the metadata")
  void requiresPython() {
    index.wheel("grid", "1.0");
    index.wheel(new SampleWheel("grid", "2.0").requiresPython(">=3.6"));
    index.wheel(new SampleWheel("grid", "3.0"), "data-requires-python=\"&gt;=3.8\"");
    request.ask("grid");
    assertThat(SampleRequest.added(resolve())).containsEntry("grid", "1.0");
  }

  @Test
  @DisplayName("lists the wheels that do not fit, and why")
  void nothingFits() {
    index.wheel(new SampleWheel("grid", "1.0").tag("cp39-cp39-manylinux2014_x86_64"));
    index.wheel(new SampleWheel("grid", "2.0"), "data-requires-python=\"&gt;=3.8\"");
    index.file("grid-3.0.tar.gz", "not looked into");
    request.ask("grid");

    assertThat(failure())
        .contains("requirements.txt:1:1 asks for grid, of which no file can be used")
        .contains(
            "grid-1.0-cp39-cp39-manylinux2014_x86_64.whl is for cp39-cp39-manylinux2014_x86_64, not"
                + " for the base's cp27-cp27mu on x86_64 with glibc 2.12")
        .contains("grid-2.0-py2.py3-none-any.whl needs Python >=3.8, while the base has 2.7.13")
        .contains("grid-3.0.tar.gz is a source distribution");
  }

  @Test
  @DisplayName("says where it looked for a project that nobody has")
  void unknown() {
    index.wheel("grid", "1.0", "wrods");
    request.ask("grid");

    assertThat(failure())
        .contains("grid 1.0 needs wrods, of which there is no distribution")
        .contains("wrods was looked for on ");
  }

  @Test
  @DisplayName("names the lines that exclude each other")
  void clash() {
    index.wheel("grid", "1.0", "words<2").wheel("tools", "1.0", "words>=2");
    index.wheel("words", "1.0").wheel("words", "2.0");
    request.ask("grid").ask("tools");

    assertThat(failure())
        .contains("grid 1.0 needs words<2")
        .contains("tools 1.0 needs words>=2")
        .contains("requirements.txt:1:1 asks for grid")
        .contains("requirements.txt:2:1 asks for tools")
        .contains("the requirements cannot be met together");
  }

  @Test
  @DisplayName("names the constraint that stands in the way")
  void constraint() {
    index.wheel("grid", "1.0").wheel("grid", "2.0");
    assertThat(
            SampleRequest.added(
                new SampleRequest().ask("grid").constrain("grid<2").resolve(index, folder)))
        .containsEntry("grid", "1.0");
    request.ask("grid>=2").constrain("grid<2");
    assertThat(failure())
        .contains("constraints.txt:1:1 allows only grid<2")
        .contains("requirements.txt:1:1 asks for grid>=2");
  }

  @Test
  @DisplayName("does not install what only a constraint names")
  void unusedConstraint() {
    index.wheel("grid", "1.0");
    request.ask("grid").constrain("words==1.0");
    assertThat(SampleRequest.added(resolve())).containsOnlyKeys("grid");
  }

  @Test
  @DisplayName("takes the file that a hash allows")
  void hashes() {
    index.wheel("grid", "1.0").wheel("grid", "2.0");
    request.ask("grid", index.sha256("grid-1.0-py2.py3-none-any.whl"));

    Resolution resolution = resolve();

    assertThat(SampleRequest.added(resolution)).containsEntry("grid", "1.0");
    assertThat(resolution.distributions().get(0).allowedHashes()).hasSize(1);
  }

  @Test
  @DisplayName("wants a hash of everything once one is given")
  void missingHash() {
    index.wheel("grid", "1.0", "words").wheel("words", "1.0");
    request.ask("grid==1.0", index.sha256("grid-1.0-py2.py3-none-any.whl"));

    assertThatThrownBy(this::resolve)
        .isInstanceOf(HashesRequiredException.class)
        .hasMessageContaining("words==1.0 (required by grid)");
  }

  @Test
  @DisplayName("takes the hash in a URL that the user names for one that is given")
  void hashOfUrl() {
    index.wheel("grid", "1.0").wheel("words", "1.0");
    String grid = "grid @ " + index.fileUri("grid-1.0-py2.py3-none-any.whl");
    String hash = index.sha256("grid-1.0-py2.py3-none-any.whl");
    request.ask("words==1.0", index.sha256("words-1.0-py2.py3-none-any.whl"));
    request.ask(grid + "#sha256=" + hash);

    assertThat(SampleRequest.added(resolve())).containsEntry("grid", "1.0");
  }

  @Test
  @DisplayName("takes a project from the URL the user names, whatever the index has")
  void direct() {
    index.wheel("grid", "1.0").wheel("grid", "2.0").wheel("tools", "1.0", "grid");
    request.ask("tools").ask("grid @ " + index.fileUri("grid-1.0-py2.py3-none-any.whl"));

    Resolution resolution = resolve();

    assertThat(SampleRequest.added(resolution)).containsEntry("grid", "1.0");
    assertThat(resolution.distributions().get(0).direct()).isTrue();
    assertThat(resolution.distributions().get(1).direct()).isFalse();
  }

  @Test
  @DisplayName("begins again when metadata names a URL for a project already looked at")
  void lateReference() {
    index.wheel("grid", "1.0").wheel("grid", "2.0");
    index.wheel("tools", "1.0", "grid @ " + index.fileUri("grid-1.0-py2.py3-none-any.whl"));
    request.ask("grid==1.0").ask("tools");

    Resolution resolution = resolve();

    assertThat(SampleRequest.added(resolution)).containsEntry("grid", "1.0");
    assertThat(resolution.distributions().get(0).direct()).isTrue();
  }

  @Test
  @DisplayName("forgets what a version needs that a URL in metadata rules out")
  void lateReferenceToAnother() {
    index.wheel("grid", "1.0").wheel("grid", "2.0", "words").wheel("words", "1.0");
    index.wheel("tools", "1.0", "grid @ " + index.fileUri("grid-1.0-py2.py3-none-any.whl"));
    request.ask("grid").ask("tools");

    assertThat(SampleRequest.added(resolve()))
        .containsOnly(entry("grid", "1.0"), entry("tools", "1.0"));
  }

  @Test
  @DisplayName("refuses two URLs for one project")
  void twoReferences() {
    index.wheel("grid", "1.0").wheel("grid", "2.0");
    request.ask("grid @ " + index.fileUri("grid-1.0-py2.py3-none-any.whl"));
    request.ask("grid @ " + index.fileUri("grid-2.0-py2.py3-none-any.whl"));
    assertThat(failure())
        .contains("requirements.txt:1:1 asks for grid @ ")
        .contains("requirements.txt:2:1 asks for grid @ ");
  }

  @Test
  @DisplayName("refuses a folder, and says where it is asked for")
  void folder() {
    request.ask("./here", new RequirementTarget.Folder(folder, Optional.empty()));
    assertThatThrownBy(this::resolve)
        .isInstanceOf(UnbuildableRequirementException.class)
        .hasMessage("requirements.txt:1:1: './here' is a folder, and only wheels can be used here");
  }

  @Test
  @DisplayName("passes over a version whose metadata is no metadata")
  void badMetadata() {
    index.wheel("grid", "1.0");
    index.wheel(new SampleWheel("grid", "2.0").requires("words ==== nothing"));
    request.ask("grid");

    Resolution resolution = resolve();

    assertThat(SampleRequest.added(resolution)).containsEntry("grid", "1.0");
    assertThat(resolution.warnings())
        .singleElement()
        .asString()
        .startsWith("grid 2.0 has a file grid-2.0-py2.py3-none-any.whl whose metadata is unusable")
        .endsWith("; it was passed over");
  }

  @Test
  @DisplayName("takes the file of a version whose metadata can be read")
  void nextFile() {
    index.wheel(new SampleWheel("grid", "2.0").tag("py2-none-any").requires("words >> 1"));
    index.wheel(new SampleWheel("grid", "2.0").tag("py2.py3-none-any"));
    request.ask("grid");
    assertThat(resolve().distributions().get(0).file().filename())
        .isEqualTo("grid-2.0-py2.py3-none-any.whl");
  }

  @Test
  @DisplayName("handles projects that need each other")
  void circle() {
    index.wheel("grid", "1.0", "words").wheel("words", "1.0", "grid");
    request.ask("grid");
    assertThat(SampleRequest.added(resolve())).containsOnlyKeys("grid", "words");
  }

  @Test
  @DisplayName("keeps a long explanation short")
  void longExplanation() {
    for (int i = 1; i <= 60; i++) {
      index.wheel("grid", "" + i, "words==" + i, "tools");
      index.wheel("words", "" + i, "tools!=" + i);
      index.wheel("tools", "" + i, "words!=" + i, "never" + i);
    }
    request.ask("grid");
    assertThat(failure().lines().count()).isLessThan(400);
  }
}
