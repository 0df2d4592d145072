package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The verification of an extension")
class ExtensionVerifierTest {
  private static final String HOLDS = "VOdiracos-v1.tar.gz holds: ";

  @TempDir Path folder;
  private SampleExtension extension;

  @BeforeEach
  void makeInputs() {
    extension = SampleExtension.gridWithWords(folder);
  }

  private VerifyResult verify(Path tarball, Map<ExtensionKey, Setting> settings) {
    return new ExtensionVerifier(
            extension.user(),
            coordinates -> {
              throw new ArtifactNotFoundException(coordinates, "it is nowhere", null);
            },
            event -> {})
        .verify(
            new VerifyRequest(
                tarball,
                extension.target(),
                ExtensionSettings.of(settings),
                folder,
                Set.of(),
                false));
  }

  private VerifyResult verify(UnaryOperator<EditedTarball> edit) {
    Path tarball = extension.build().tarball();
    edit.apply(new EditedTarball(tarball)).writeTo(tarball);
    return verify(tarball, Map.of());
  }

  private static List<String> text(VerifyResult result) {
    return result.lines().stream().map(line -> line.level() + " " + line.text()).toList();
  }

  @Test
  @DisplayName("finds what was just built to hold, compared with the base of the build record")
  void holds() {
    VerifyResult result = verify(extension.build().tarball(), Map.of());

    assertThat(text(result).get(text(result).size() - 1))
        .startsWith("INFO " + HOLDS)
        .contains("compared with file:", "diracos-v0r1.tar.gz; 0 errors, 0 warnings");
    assertThat(result.reportFile())
        .isEqualTo(extension.target().resolve("VOdiracos-v1.verification.json"))
        .content()
        .contains("\"holds\" : true", "\"findings\" : [ ]");
    assertThatCode(() -> result.require(true)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("finds an extension to hold that replaces a package of the base, and one of that")
  void replaces(@TempDir Path elsewhere) {
    extension.wheel(new SampleWheel("six", "1.17.0")).requirements("grid", "six>=1.17");
    Path first = extension.build().tarball();
    assertThat(text(verify(first, Map.of()))).last().asString().contains("0 errors, 0 warnings");

    SampleExtension next =
        new SampleExtension(elsewhere)
            .on(first)
            .wheel(new SampleWheel("words", "3.0"))
            .requirements("words>2.1");
    Path second = next.build().tarball();
    assertThat(text(verify(second, base(first)))).last().asString().contains("0 errors, 0 warn");
  }

  @Test
  @DisplayName("fails with one sentence where something is wrong, all of it in the report")
  void broken() {
    VerifyResult result = verify(it -> it.link("diracos/escape", "../../etc"));

    assertThat(text(result))
        .contains(
            "ERROR links: diracos/escape: leads to ../../etc, outside the folder",
            "ERROR build record: the build record beside it is of another tarball");
    assertThatThrownBy(() -> result.require(false))
        .isInstanceOf(BrokenArchiveException.class)
        .hasMessage(
            "%s does not hold: 3 errors, all of it in %s"
                .formatted(result.tarball(), result.reportFile()));
  }

  @Test
  @DisplayName("fails for warnings only if that is asked for")
  void strict() throws IOException {
    Path tarball = extension.build().tarball();
    Files.delete(extension.target().resolve("VOdiracos-v1.md5"));

    VerifyResult result = verify(tarball, Map.of());

    assertThatCode(() -> result.require(false)).doesNotThrowAnyException();
    assertThatThrownBy(() -> result.require(true))
        .isInstanceOf(BrokenArchiveException.class)
        .hasMessageContaining("does not hold: 1 warning, all of it in");
  }

  @Test
  @DisplayName("needs no build record")
  void withoutRecord() throws IOException {
    Path tarball = extension.build().tarball();
    Files.delete(extension.target().resolve("VOdiracos-v1.build.json"));

    assertThat(text(verify(tarball, base(folder.resolve("releases/diracos-v0r1.tar.gz")))))
        .last()
        .asString()
        .contains(HOLDS, "compared with ");
    assertThat(text(verify(tarball, Map.of())))
        .contains(
            "INFO base: the archive was not compared with its base, and what may be the base's"
                + " fault is a warning only: nothing tells what the base was")
        .last()
        .asString()
        .contains(HOLDS, "0 errors, ");
  }

  @Test
  @DisplayName("takes a name that a repository gave for no name of an extension")
  void repositoryName() throws IOException {
    Path tarball = extension.build().tarball();
    Path artifact = Files.copy(tarball, folder.resolve("vo-diracos-1.tar.gz"));

    assertThat(text(verify(artifact, base(folder.resolve("releases/diracos-v0r1.tar.gz")))))
        .last()
        .asString()
        .contains("vo-diracos-1.tar.gz holds: ", "0 errors, 1 warning");
  }

  @Test
  @DisplayName("notes why the base is not at hand, be it gone, another, or nowhere")
  void withoutBase() throws IOException {
    Path tarball = extension.build().tarball();
    Path other = new SampleBase("v9").writeTo(folder);
    Files.move(folder.resolve("releases"), folder.resolve("moved"));

    assertThat(text(verify(tarball, base(other))))
        .anyMatch(
            line ->
                line.contains("diracos-v9.tar.gz is not the base of the build record")
                    && line.contains("diracos-v0r1.tar.gz does not exist"));
    assertThat(
            text(
                verify(
                    tarball,
                    Map.of(
                        ExtensionKey.BASE,
                        new Setting(List.of("org.diracgrid:diracos:v1"), "the POM", folder)))))
        .anyMatch(line -> line.contains("it is nowhere"));
    assertThat(text(verify(tarball, base(folder.resolve("moved/diracos-v0r1.tar.gz")))))
        .last()
        .asString()
        .contains(HOLDS, "compared with");
  }

  @Test
  @DisplayName("does not heed a build record that no build wrote")
  void foreignRecord() throws IOException {
    Path tarball = extension.build().tarball();
    Path record = extension.target().resolve("VOdiracos-v1.build.json");
    Files.writeString(
        record, Files.readString(record).replace("\"name\" : \"grid\"", "\"name\" : \"-\""));

    assertThat(text(verify(tarball, Map.of()))).last().asString().contains(HOLDS, "0 errors");
  }

  @Test
  @DisplayName("fails for a target that the tarball's Python cannot be")
  void target() {
    Path tarball = extension.build().tarball();
    Setting python = new Setting(List.of("python=3.11.0"), "the POM", folder);

    assertThatThrownBy(() -> verify(tarball, Map.of(ExtensionKey.TARGET_ENVIRONMENT, python)))
        .hasMessageContaining("3.11");
  }

  @Test
  @DisplayName("says that there is nothing")
  void missing() {
    assertThatThrownBy(() -> verify(folder.resolve("absent.tar.gz"), Map.of()))
        .isInstanceOf(MissingTarballException.class)
        .hasMessage("there is no tarball %s".formatted(folder.resolve("absent.tar.gz")));
  }

  private Map<ExtensionKey, Setting> base(Path file) {
    return Map.of(
        ExtensionKey.BASE, new Setting(List.of(file.toString()), "the command line", folder));
  }
}
