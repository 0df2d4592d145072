package org.diracgrid.diracos.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.diracgrid.diracos.wheel.InstallTarget.PLATLIB;
import static org.diracgrid.diracos.wheel.InstallTarget.PURELIB;
import static org.diracgrid.diracos.wheel.InstallTarget.SCRIPTS;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.diracgrid.diracos.archive.NewFile;
import org.diracgrid.diracos.base.Uninstallation;
import org.diracgrid.diracos.fixture.SampleBase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A wheel that comes for one that leaves the base")
class ReplacementTest {
  private static final String OLD_INFO = PURELIB + "words-0.9.dist-info";

  @TempDir Path folder;
  private final SampleBase base = new SampleBase("v1r27").distribution("words", "0.9");
  private final WheelRecipe wheel = new WheelRecipe("words", "1.0").file("words.py", "new");
  private final Set<String> files =
      new TreeSet<>(
          Set.of(
              PURELIB + "words.py",
              OLD_INFO + "/METADATA",
              OLD_INFO + "/INSTALLER",
              OLD_INFO + "/RECORD"));

  private InstallPlan install(Set<String> folders, WheelSource source) {
    return InstallTarget.of(base, folder)
        .install(new Uninstallation(files, folders, Map.of()), source);
  }

  private InstallPlan install(String... folders) {
    return install(Set.of(folders), wheel.source(folder));
  }

  @Test
  @DisplayName("may have the same files with other contents, which is no conflict")
  void sameFiles() {
    InstallPlan plan = install();

    assertThat(InstallTarget.text(plan, PURELIB + "words.py")).isEqualTo("new");
    assertThat(plan.removals()).containsExactlyElementsOf(files);
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  @DisplayName("brings equal files all the same, as the base's leave")
  void equalFiles() {
    base.file(PURELIB + "words.py", 0644, "new");
    assertThat(install().files()).extracting(NewFile::path).contains(PURELIB + "words.py");
  }

  @Test
  @DisplayName("still conflicts with what stays")
  void conflict() {
    base.file(PURELIB + "tools.py", 0644, "old");
    wheel.file("tools.py", "new");
    assertThatExceptionOfType(FileConflictException.class)
        .isThrownBy(this::install)
        .withMessageContaining("the base and words-1.0-py3-none-any.whl both own " + PURELIB);
  }

  @Test
  @DisplayName("keeps the folders that it fills again, and only those")
  void folders() {
    base.directory(PURELIB + "words_data")
        .file(PURELIB + "words_data/old.txt", 0644, "old")
        .directory(PURELIB + "words_data/sub")
        .file(PURELIB + "words_data/sub/old.txt", 0644, "old");
    files.add(PURELIB + "words_data/old.txt");
    files.add(PURELIB + "words_data/sub/old.txt");
    wheel.file("words_data/new.txt", "new");

    InstallPlan plan = install(OLD_INFO, PURELIB + "words_data", PURELIB + "words_data/sub");

    assertThat(plan.removals())
        .containsAll(files)
        .contains(OLD_INFO, PURELIB + "words_data/sub")
        .doesNotContain(PURELIB + "words_data");
  }

  @Test
  @DisplayName("may be a file where the old one had a folder, and the other way round")
  void otherTypes() {
    base.without(PURELIB + "words.py").file(PURELIB + "words", 0644, "a file");
    base.directory(PURELIB + "list").file(PURELIB + "list/a.txt", 0644, "old");
    files.remove(PURELIB + "words.py");
    files.add(PURELIB + "words");
    files.add(PURELIB + "list/a.txt");
    wheel.file("words/__init__.py", "").file("list", "a file");

    InstallPlan plan = install(PURELIB + "list");

    assertThat(plan.files())
        .extracting(NewFile::path)
        .contains(PURELIB + "words/__init__.py", PURELIB + "list");
    assertThat(plan.removals()).contains(PURELIB + "list", PURELIB + "list/a.txt");
  }

  @Test
  @DisplayName("goes where it is told, that what lies in its shadow stays there")
  void place() {
    wheel
        .file(wheel.data("purelib/more.py"), "new")
        .file(wheel.data("platlib/most.py"), "new")
        .file(wheel.data("scripts/words"), "#!python\n");
    WheelSource own = wheel.source(folder);
    WheelSource told =
        new WheelSource(
            own.file(),
            own.name(),
            own.requested(),
            own.directUrl(),
            own.vouched(),
            Optional.of(PLATLIB.substring(0, PLATLIB.length() - 1)));
    files.clear();

    InstallPlan plan = install(Set.of(), told);

    assertThat(plan.files())
        .extracting(NewFile::path)
        .containsExactly(
            SCRIPTS + "words",
            PLATLIB + "more.py",
            PLATLIB + "most.py",
            PLATLIB + "words-1.0.dist-info/INSTALLER",
            PLATLIB + "words-1.0.dist-info/METADATA",
            PLATLIB + "words-1.0.dist-info/RECORD",
            PLATLIB + "words-1.0.dist-info/WHEEL",
            PLATLIB + "words.py");
    assertThat(InstallTarget.text(plan, PLATLIB + "words-1.0.dist-info/RECORD"))
        .contains("\nmore.py,", "\nwords.py,")
        .startsWith("../../../bin/words,");
  }
}
