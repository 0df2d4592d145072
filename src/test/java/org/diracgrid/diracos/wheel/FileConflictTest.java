package org.diracgrid.diracos.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diracgrid.diracos.wheel.InstallTarget.PLATLIB;
import static org.diracgrid.diracos.wheel.InstallTarget.PURELIB;
import static org.diracgrid.diracos.wheel.InstallTarget.SCRIPTS;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;
import org.diracgrid.diracos.archive.NewFile;
import org.diracgrid.diracos.base.BaseTree;
import org.diracgrid.diracos.base.UnplaceablePathException;
import org.diracgrid.diracos.fixture.SampleBase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file that two own")
class FileConflictTest {
  private static final InstallOptions OVERWRITE =
      new InstallOptions(ConflictPolicy.OVERWRITE, RecordMismatchPolicy.FAIL);
  private static final String PKGUTIL =
      "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n";
  private static final String PKG_RESOURCES =
      "__import__('pkg_resources').declare_namespace(__name__)\n";

  @TempDir Path folder;

  private final SampleBase base = new SampleBase("v1r27");
  private final WheelRecipe first = new WheelRecipe("first", "1.0");
  private final WheelRecipe second = new WheelRecipe("second", "1.0");

  private InstallPlan install(InstallOptions options) {
    return InstallTarget.of(base, folder)
        .install(options, first.source(folder), second.source(folder));
  }

  private InstallPlan install() {
    return install(InstallTarget.STRICT);
  }

  private static String record(InstallPlan plan, String project) {
    return InstallTarget.text(plan, PURELIB + project + "-1.0.dist-info/RECORD");
  }

  private static String hashOf(String text) {
    return WheelRecipe.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("with equal contents is installed once and recorded by both")
  void sharesEqualFiles() {
    first.file("shared/data.txt", "same");
    second.file("shared/data.txt", "same");
    InstallPlan plan = install();
    assertThat(plan.files())
        .extracting(NewFile::path)
        .containsOnlyOnce(PURELIB + "shared/data.txt")
        .doesNotHaveDuplicates();
    assertThat(List.of(record(plan, "first"), record(plan, "second")))
        .allMatch(text -> text.contains("shared/data.txt,sha256=" + hashOf("same") + ",4"));
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  @DisplayName("with different contents fails and names file and wheels")
  void refusesDifferentFiles() {
    first.file("tests/__init__.py", "first");
    second.file("tests/__init__.py", "second");
    assertThatThrownBy(this::install)
        .isInstanceOf(FileConflictException.class)
        .hasMessage(
            "%s and %s both own %stests/__init__.py, with different contents"
                .formatted(first.filename(), second.filename(), PURELIB))
        .satisfies(
            e -> {
              FileConflictException conflict = (FileConflictException) e;
              assertThat(conflict.path()).isEqualTo(PURELIB + "tests/__init__.py");
              assertThat(conflict.first()).isEqualTo(first.filename());
              assertThat(conflict.second()).isEqualTo(second.filename());
            });
  }

  @Test
  @DisplayName("goes to the later wheel if it may overwrite, and both RECORDs say so truly")
  void laterWheelOverwrites() {
    first.file("a.py", "first").file("b.py", "first");
    second.file("a.py", "second").file("b.py", "second");
    InstallPlan plan = install(OVERWRITE);
    assertThat(InstallTarget.text(plan, PURELIB + "a.py")).isEqualTo("second");
    assertThat(record(plan, "first")).contains("a.py,sha256=" + hashOf("second") + ",6");
    assertThat(plan.removals()).isEmpty();
    assertThat(plan.warnings())
        .containsExactly(
            "Files of %s overwritten by %s: 2, first %sa.py"
                .formatted(first.filename(), second.filename(), PURELIB));
  }

  @Test
  @DisplayName("and that the base has alike is not brought again, but recorded")
  void leavesEqualFileToBase() {
    base.file(PURELIB + "shared.py", 0644, "same");
    first.file("shared.py", "same");
    InstallPlan plan = install();
    assertThat(plan.files()).extracting(NewFile::path).doesNotContain(PURELIB + "shared.py");
    assertThat(plan.removals()).isEmpty();
    assertThat(record(plan, "first")).contains("shared.py,sha256=" + hashOf("same") + ",4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"size", "other size"})
  @DisplayName("and that the base has otherwise fails, also if only the bytes differ")
  void refusesToChangeBase(String content) {
    base.file(SCRIPTS + "tool", 0755, "SIZE");
    first.file(first.data("scripts/tool"), content);
    assertThatThrownBy(this::install)
        .isInstanceOf(FileConflictException.class)
        .hasMessage(
            "the base and %s both own %stool, with different contents"
                .formatted(first.filename(), SCRIPTS));
  }

  @Test
  @DisplayName("and that the base has otherwise is replaced if it may be")
  void overwritesBase() {
    base.file(SCRIPTS + "tool", 0755, "old");
    first.file(first.data("scripts/tool"), "new");
    InstallPlan plan = install(OVERWRITE);
    assertThat(plan.removals()).containsExactly(SCRIPTS + "tool");
    assertThat(InstallTarget.text(plan, SCRIPTS + "tool")).isEqualTo("new");
    assertThat(plan.warnings())
        .containsExactly(
            "Files of the base overwritten by %s: 1, first %stool"
                .formatted(first.filename(), SCRIPTS));
  }

  @Test
  @DisplayName("is found behind the base's links too")
  void followsLinks() {
    base.file("diracos/real/tool", 0755, "old").link(SCRIPTS + "tool", "../../real/tool");
    first.file(first.data("scripts/tool"), "new");
    assertThatThrownBy(this::install)
        .isInstanceOf(FileConflictException.class)
        .hasMessageContaining("both own diracos/real/tool,");
    InstallPlan plan = install(OVERWRITE);
    assertThat(plan.removals()).containsExactly("diracos/real/tool");
    assertThat(InstallTarget.text(plan, "diracos/real/tool")).isEqualTo("new");
  }

  @Test
  @DisplayName("by way of two paths that links make one is one file")
  void mergesLinkedPaths() {
    base.without(PLATLIB.substring(0, PLATLIB.length() - 1))
        .link("diracos/usr/share/alias", "../lib/python2.7/site-packages");
    first.file("one.py", "first");
    second.file(second.data("data/share/alias/one.py"), "second");
    assertThatThrownBy(this::install)
        .isInstanceOf(FileConflictException.class)
        .hasMessageContaining(PURELIB + "one.py");
  }

  @Test
  @DisplayName("within one wheel is a conflict of the wheel with itself")
  void findsConflictWithinWheel() {
    first.file("x.py", "root").file(first.data("purelib/x.py"), "data");
    assertThatThrownBy(this::install)
        .isInstanceOf(FileConflictException.class)
        .hasMessageStartingWith(first.filename() + " and " + first.filename());
  }

  @Test
  @DisplayName("that makes a namespace package stays as the first wheel brought it")
  void keepsFirstNamespace() {
    first.file("ns/__init__.py", PKGUTIL);
    second.file("ns/__init__.py", "# a comment\n" + PKG_RESOURCES);
    InstallPlan plan = install();
    assertThat(InstallTarget.text(plan, PURELIB + "ns/__init__.py")).isEqualTo(PKGUTIL);
    assertThat(record(plan, "second")).contains("ns/__init__.py,sha256=" + hashOf(PKGUTIL));
    assertThat(plan.warnings())
        .containsExactly(
            "%sns/__init__.py of %s is left out: it is a namespace package, which %s has already"
                .formatted(PURELIB, second.filename(), first.filename()));
  }

  @Test
  @DisplayName("that makes a namespace package stays as the base has it")
  void keepsNamespaceOfBase() {
    base.file(PURELIB + "ns/__init__.py", 0644, PKG_RESOURCES);
    first.file("ns/__init__.py", PKGUTIL);
    InstallPlan plan = install();
    assertThat(plan.files()).extracting(NewFile::path).doesNotContain(PURELIB + "ns/__init__.py");
    assertThat(record(plan, "first")).contains("ns/__init__.py,sha256=" + hashOf(PKG_RESOURCES));
    assertThat(plan.warnings()).singleElement().asString().contains("which the base has already");
  }

  @Test
  @DisplayName("is no namespace package if one of them has code of its own only")
  void needsBothToBeNamespaces() {
    first.file("ns/__init__.py", "VERSION = 1\n");
    second.file("ns/__init__.py", PKGUTIL);
    assertThatThrownBy(this::install).isInstanceOf(FileConflictException.class);
  }

  @Test
  @DisplayName("may never be another distribution's RECORD")
  void protectsRecords() {
    first.file(first.data("purelib/second-1.0.dist-info/RECORD"), "forged");
    assertThatThrownBy(() -> install(OVERWRITE))
        .isInstanceOf(FileConflictException.class)
        .hasMessageContaining("second-1.0.dist-info/RECORD");
    second.file(second.data("purelib/first-1.0.dist-info/RECORD"), "forged");
    first.without(first.data("purelib/second-1.0.dist-info/RECORD"));
    assertThatThrownBy(() -> install(OVERWRITE))
        .isInstanceOf(FileConflictException.class)
        .hasMessageContaining("first-1.0.dist-info/RECORD");
  }

  @Test
  @DisplayName("is not replaced if a hard link of the base leads to it")
  void keepsHardLinkedFiles() {
    base.file(SCRIPTS + "tool", 0755, "old");
    first.file(first.data("scripts/tool"), "new");
    InstallTarget target = InstallTarget.of(base, folder);
    List<ArchiveEntry> entries = new ArrayList<>(target.tree().entries());
    entries.add(
        new ArchiveEntry(SCRIPTS + "same", EntryType.HARD_LINK, 0755, 0, SCRIPTS + "tool", 0));
    InstallTarget linked =
        new InstallTarget(target.base(), new BaseTree(entries), target.environment());
    assertThatThrownBy(() -> linked.install(OVERWRITE, first.source(folder)))
        .isInstanceOf(FileConflictException.class);

    WheelRecipe third = new WheelRecipe("third", "1.0");
    third.file(third.data("scripts/same"), "old");
    assertThat(linked.install(third.source(folder)).files())
        .extracting(NewFile::path)
        .doesNotContain(SCRIPTS + "same");
  }

  @Test
  @DisplayName("cannot be where a folder of the base is")
  void isBlockedByFolderOfBase() {
    base.file(PURELIB + "pkg/module.py", 0644, "");
    first.file("pkg", "a file");
    assertThatThrownBy(this::install)
        .isInstanceOf(BlockedPathException.class)
        .hasMessage(
            "%s cannot install %spkg: a folder is there".formatted(first.filename(), PURELIB))
        .extracting(e -> ((BlockedPathException) e).path())
        .isEqualTo(PURELIB + "pkg");
  }

  @Test
  @DisplayName("cannot lie below a file of the base")
  void isBlockedByFileOfBase() {
    base.file(PURELIB + "pkg", 0644, "a file");
    first.file("pkg/module.py", "");
    assertThatThrownBy(this::install)
        .isInstanceOf(UnplaceablePathException.class)
        .hasMessageContaining("is not a folder");
  }

  @Test
  @DisplayName("cannot be a file for one wheel and a folder for the other")
  void isBlockedByOtherWheel() {
    first.file("pkg", "a file");
    second.file("pkg/module.py", "");
    assertThatThrownBy(this::install)
        .isInstanceOf(BlockedPathException.class)
        .hasMessage(
            "%s cannot install %spkg/module.py: %spkg is a file of %s"
                .formatted(second.filename(), PURELIB, PURELIB, first.filename()));

    WheelRecipe third = new WheelRecipe("third", "1.0").file("pkg", "a file");
    assertThatThrownBy(
            () ->
                InstallTarget.of(base, folder).install(second.source(folder), third.source(folder)))
        .isInstanceOf(BlockedPathException.class)
        .hasMessageEndingWith("pkg: a folder is there");
  }

  @Test
  @DisplayName("cannot lie behind a link that leads out of the base")
  void refusesEscapingLinks() {
    base.link("diracos/usr/share", "/usr/share");
    first.file(first.data("data/share/x"), "");
    assertThatThrownBy(this::install)
        .isInstanceOf(UnplaceablePathException.class)
        .hasMessageContaining("/usr/share");
  }
}
