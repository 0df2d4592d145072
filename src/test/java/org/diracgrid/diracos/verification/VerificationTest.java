package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of an archive that is a base with grid 1.0 added, both of which may have something wrong. */
@DisplayName("A verification")
class VerificationTest {
  private static final String VERSIONS = "diracos/VO_versions.txt";
  private static final Claims NOTHING_SAID = Claims.of(Optional.of("VO"), Optional.of("v1"));
  private static final Claims GRID_SAID =
      new Claims(
          Optional.of("VO"),
          Optional.of("v1"),
          Optional.of("v0r1"),
          Optional.of(List.of(new Claims.Added(ProjectName.of("grid"), Version.parse("1.0")))),
          Optional.empty());

  @TempDir Path folder;
  private Path base;

  @BeforeEach
  void makeBase() {
    base =
        new SampleBase("v0r1")
            .distribution("words", "1.0", "ink")
            .hardLink("diracos/usr/bin/python9", "diracos/usr/bin/python2.7")
            .writeTo(folder.resolve("base"));
  }

  /** The base with grid, as it ought to be. */
  private EditedTarball extension() {
    EditedTarball grid = new EditedTarball(SampleSurvey.whole(folder));
    EditedTarball extension = new EditedTarball(base);
    for (String name : List.of("METADATA", "INSTALLER", "entry_points.txt", "RECORD")) {
      extension.file(SampleSurvey.INFO + name, 0644, grid.content(SampleSurvey.INFO + name));
    }
    String init = SampleSurvey.SITE + "grid/__init__.py";
    return extension
        .file(init, 0644, grid.content(init))
        .file("diracos/usr/bin/grid", 0755, grid.content("diracos/usr/bin/grid"))
        .file(VERSIONS, 0644, title() + "grid==1.0\n");
  }

  private Verdict verdict(Claims claims, boolean withBase, UnaryOperator<EditedTarball> edit) {
    Path edited = edit.apply(extension()).writeTo(folder.resolve("VOdiracos-v1.tar.gz"));
    return new Verification(
            SampleSurvey.read(edited),
            withBase ? Optional.of(SampleSurvey.read(base)) : Optional.empty(),
            claims,
            Set.of())
        .verdict();
  }

  private List<Finding> findings(Claims claims, UnaryOperator<EditedTarball> edit) {
    return verdict(claims, true, edit).findings();
  }

  @Test
  @DisplayName("does not count what the base has already, whoever says what was added")
  void ofBase() {
    for (Claims claims : List.of(GRID_SAID, NOTHING_SAID)) {
      Verdict verdict = verdict(claims, true, it -> it);
      assertThat(verdict.findings()).isEmpty();
      assertThat(verdict.ofBase())
          .extracting(Finding::check)
          .contains("requirements", "entries", "RECORD");
      assertThat(verdict.ofBase()).extracting(Finding::severity).contains(Severity.ERROR);
    }
  }

  @Test
  @DisplayName("counts what is wrong only now, even with what is the base's")
  void own() {
    assertThat(
            findings(
                GRID_SAID,
                it ->
                    it.content(SampleSurvey.SITE + "grid/__init__.py", "").link("diracos/x", "/")))
        .containsExactly(
            Finding.error(
                "RECORD",
                SampleSurvey.SITE + "grid/__init__.py",
                "has 0 bytes, not the 21 that the RECORD of grid 1.0 tells"),
            Finding.error(
                "base", "diracos/x", "is neither in the base nor of an added distribution"),
            Finding.error("links", "diracos/x", "leads to /, an absolute place of the host"));
  }

  @Test
  @DisplayName("without the base only warns of what may be its fault")
  void withoutBase() {
    for (Claims claims : List.of(GRID_SAID, NOTHING_SAID)) {
      Verdict verdict =
          verdict(
              claims,
              false,
              it ->
                  it.content(SampleSurvey.SITE + "grid/__init__.py", "").file("beside", 0644, ""));
      assertThat(verdict.ofBase()).isEmpty();
      assertThat(verdict.findings())
          .filteredOn(it -> it.severity() == Severity.ERROR)
          .extracting(Finding::path)
          .containsExactly(SampleSurvey.SITE + "grid/__init__.py", "");
      assertThat(verdict.findings())
          .contains(
              Finding.warning(
                  "requirements",
                  SampleSurvey.SITE + "words-1.0.dist-info",
                  "words 1.0 requires ink, which is not installed"));
    }
  }

  @Test
  @DisplayName("of an archive of which nobody tells what was added takes all for its own")
  void nothingKnown() {
    Claims nothing = Claims.of(Optional.empty(), Optional.empty());
    assertThat(verdict(nothing, false, it -> it.without(VERSIONS)).findings())
        .contains(
            Finding.error(
                "requirements",
                SampleSurvey.SITE + "words-1.0.dist-info",
                "words 1.0 requires ink, which is not installed"));
  }

  @Test
  @DisplayName("finds what of the base changed, went, or came besides")
  void comparison() {
    assertThat(
            findings(
                GRID_SAID,
                it ->
                    it.content("diracos/diracosrc", "export PATH=/tmp\n")
                        .mode("diracos/versions.txt", 0666)
                        .without("diracos/usr/bin/python2")
                        .link("diracos/usr/bin/python2", "python9")
                        .without("diracos/usr/include/python2.7/patchlevel.h")
                        .file("diracos/usr/bin/more", 0755, "")
                        .directory("diracos/more", 0755)))
        .filteredOn(it -> it.check().equals("base"))
        .extracting(Finding::path, Finding::sentence)
        .containsExactly(
            tuple("diracos/diracosrc", "has another content than in the base"),
            tuple("diracos/more", "is neither in the base nor of an added distribution"),
            tuple("diracos/usr/bin/more", "is neither in the base nor of an added distribution"),
            tuple("diracos/usr/bin/python2", "leads to python9, in the base to python2.7"),
            tuple(
                "diracos/usr/include/python2.7/patchlevel.h",
                "is in the base, but not in the archive"),
            tuple("diracos/versions.txt", "has mode 0666, in the base 0644"));
  }

  @Test
  @DisplayName("lets a folder be told by its content alone, and be made writable for its owner")
  void folders() {
    assertThat(
            findings(
                GRID_SAID,
                it ->
                    it.without(SampleSurvey.SITE.replaceFirst("/$", ""))
                        .directory("diracos", 0755)))
        .isEmpty();
  }

  @Test
  @DisplayName("lets what was replaced be gone, and only warns of what was written over")
  void replaced() {
    String info = SampleSurvey.SITE + "words-1.0.dist-info/";
    assertThat(
            findings(
                saying("words", "2.0"),
                it ->
                    it.without(path -> path.startsWith(info) || path.endsWith("/words.py"))
                        .file(
                            SampleSurvey.SITE + "words-2.0.dist-info/METADATA",
                            0644,
                            "Metadata-Version: 2.1\nName: words\nVersion: 2.0\n\n")
                        .file(
                            SampleSurvey.SITE + "words-2.0.dist-info/RECORD",
                            0644,
                            """
                            words-2.0.dist-info/METADATA,,
                            words-2.0.dist-info/RECORD,,
                            ../../../../diracosrc,,
                            """)
                        .content("diracos/diracosrc", "export PATH\n")
                        .content(VERSIONS, title() + "words==2.0\n")
                        .without(path -> path.contains("grid"))))
        .filteredOn(it -> !it.sentence().startsWith("tells no hash"))
        .containsExactly(
            Finding.warning(
                "base",
                "diracos/diracosrc",
                "has another content than in the base, and an added distribution lists it"));
  }

  @Test
  @DisplayName("finds what was to be replaced and is still there")
  void leftBehind() {
    String info = SampleSurvey.SITE + "words-1.0.dist-info/";
    assertThat(
            findings(
                saying("words", "2.0"),
                it ->
                    it.without(path -> path.startsWith(info))
                        .file(
                            SampleSurvey.SITE + "words-2.0.dist-info/METADATA",
                            0644,
                            "Metadata-Version: 2.1\nName: words\nVersion: 2.0\n\n")
                        .file(
                            SampleSurvey.SITE + "words-2.0.dist-info/RECORD",
                            0644,
                            "words-2.0.dist-info/METADATA,,\nwords-2.0.dist-info/RECORD,,\n")
                        .content(VERSIONS, title() + "words==2.0\n")
                        .without(path -> path.contains("grid"))))
        .contains(
            Finding.error(
                "base",
                SampleSurvey.SITE + "words.py",
                "is of what was replaced, and still there"));
  }

  @Test
  @DisplayName("lets the versions file of an extension below give way to the new one")
  void extensionOfExtension() {
    base =
        new EditedTarball(base)
            .file(VERSIONS, 0644, title())
            .writeTo(folder.resolve("base/VOdiracos-v0.tar.gz"));
    String text = title() + "grid==1.0\n";
    assertThat(findings(GRID_SAID, it -> it.without(VERSIONS).file(VERSIONS, 0644, text)))
        .isEmpty();
  }

  @Test
  @DisplayName("finds a versions file that is missing, malformed, or tells of something else")
  void versions() {
    assertThat(findings(GRID_SAID, it -> it.without(VERSIONS)))
        .containsExactly(
            Finding.error(
                "versions file", VERSIONS, "is missing, so nobody can see what was added"));
    assertThat(findings(GRID_SAID, it -> it.content(VERSIONS, "grid==1.0\n")))
        .containsExactly(
            Finding.error(
                "versions file", VERSIONS, "has not the form that dos-build-extension gives it"));
    assertThat(
            findings(
                GRID_SAID,
                it ->
                    it.content(
                        VERSIONS,
                        title().replace(" v1 ", " v2 ").replace("v0r1", "v0r2")
                            + "six @ https://example.org/six.whl\nwords==2\n")))
        .extracting(Finding::sentence)
        .containsExactly(
            "does not list grid, which was added",
            "lists six, which is not installed",
            "lists words 2, while 1.0 is installed",
            "tells of the base DIRACOS v0r2, not of v0r1",
            "tells of version v2, not of v1");
  }

  @Test
  @DisplayName("finds that the build record tells of other distributions, or another tarball")
  void record() {
    assertThat(findings(saying("grid", "2.0"), it -> it))
        .contains(
            Finding.error(
                "additions",
                SampleSurvey.SITE + "grid-1.0.dist-info",
                "is grid 1.0, while the build record tells of 2.0"));
    assertThat(findings(saying("ink", "3"), it -> it))
        .contains(
            Finding.error(
                "additions", "", "the build record tells of ink 3, which is not installed"),
            Finding.error(
                "additions", "", "grid is not in the base, nor does the build record tell of it"));
    Claims other =
        new Claims(
            Optional.of("VO"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("0".repeat(64)));
    assertThat(findings(other, it -> it))
        .containsExactly(
            Finding.error("build record", "", "the build record beside it is of another tarball"));
  }

  @Test
  @DisplayName("of what is no DIRACOS ends with how it would unpack")
  void noDiracos() {
    assertThat(findings(GRID_SAID, it -> it.without(path -> path.contains("/bin/python"))))
        .extracting(Finding::check)
        .containsExactly("layout");
  }

  @Test
  @DisplayName("knows the modules that were added")
  void modules() {
    Path whole =
        extension()
            .file(SampleSurvey.SITE + "grid_one.py", 0644, "")
            .file(SampleSurvey.SITE + "_fast.so", 0644, "")
            .file(SampleSurvey.SITE + "not-a-module.py", 0644, "")
            .content(
                SampleSurvey.INFO + "RECORD",
                "grid/__init__.py,,\ngrid/sub.py,,\ngrid_one.py,,\n_fast.so,,\nnot-a-module.py,,\n")
            .writeTo(folder.resolve("VOdiracos-v1.tar.gz"));

    assertThat(
            new Verification(SampleSurvey.read(whole), Optional.empty(), GRID_SAID, Set.of())
                .addedModules())
        .containsExactly("_fast", "grid", "grid_one");
  }

  private static String title() {
    return """
        VODIRACOS v1 Sun Nov 22 15:39:48 UTC 2026 based on DIRACOS v0r1


        ===== Python packages ====


        """;
  }

  private static Claims saying(String name, String version) {
    return new Claims(
        Optional.of("VO"),
        Optional.of("v1"),
        Optional.of("v0r1"),
        Optional.of(List.of(new Claims.Added(ProjectName.of(name), Version.parse(version)))),
        Optional.empty());
  }
}
