package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.diracgrid.diracos.fixture.MachinePython;
import org.diracgrid.diracos.fixture.ReadTarball;
import org.diracgrid.diracos.fixture.ReadTarball.Member;
import org.diracgrid.diracos.fixture.SampleProject;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.fixture.SampleSetuptools;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.resolver.HashesRequiredException;
import org.diracgrid.diracos.resolver.UnbuildableRequirementException;
import org.diracgrid.diracos.resolver.UnresolvableException;
import org.diracgrid.diracos.source.FailedBuildException;
import org.diracgrid.diracos.transfer.CachePurge;
import org.diracgrid.diracos.transfer.ChecksumMismatchException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** In a base that starts this machine's Python, with stand-ins for setuptools and wheel. */
@DisplayName("Source that the base's own Python builds")
@EnabledOnOs(OS.LINUX)
class ExtensionBuiltSourceTest {
  @TempDir Path folder;
  private SampleExtension extension;
  private String sitePackages;

  @BeforeEach
  void makeInputs() {
    assumeTrue(System.getProperty("os.arch").equals("amd64"), "the sample base is for x86_64");
    MachinePython python = MachinePython.find();
    python.base("v0r1").releaseTo(folder.resolve("releases"));
    sitePackages = "diracos/usr/lib/python%s/site-packages/".formatted(python.minorVersion());
    extension =
        new SampleExtension(folder)
            .wheel(SampleSetuptools.version("44.1.1"))
            .wheel(SampleSetuptools.version("99.0").requiresPython("<3"))
            .wheel(SampleSetuptools.wheel());
  }

  private SampleProject project(String more) {
    return SampleProject.in(folder.resolve("grid"))
        .file(
            "setup.py",
            """
            import os
            from setuptools import setup
            setup(name="grid", version="1.0", py_modules=["grid.py"], %s)
            """
                .formatted(more))
        .file("grid.py", "ANSWER = 42\n");
  }

  private Map<String, Member> built() {
    return ReadTarball.members(extension.build().tarball());
  }

  @Test
  @DisplayName("may have a setup.py alone, and needs what that says")
  void setupScript() {
    project("install_requires=['words>=2']").sdist("grid-1.0", folder.resolve("wheels"));
    extension.wheel(new SampleWheel("words", "2.1")).requirements("grid");
    assertThat(built())
        .containsKeys(
            sitePackages + "grid.py",
            sitePackages + "grid-1.0.dist-info/RECORD",
            sitePackages + "words/__init__.py")
        .doesNotContainKey(sitePackages + "setuptools/__init__.py");
  }

  @Test
  @DisplayName("may be a folder whose pyproject.toml leaves its version to the build")
  void dynamic() {
    project("")
        .file(
            "pyproject.toml",
            """
            [build-system]
            requires = ["setuptools>=40"]
            build-backend = "setuptools.build_meta"
            [project]
            name = "grid"
            dynamic = ["version"]
            """);
    extension.requirements("./grid");
    assertThat(built()).containsKey(sitePackages + "grid.py");
  }

  @Test
  @DisplayName(
      "may be an archive that is called after its tag, which only its build tells from others")
  void archive() throws IOException {
    Path archive = project("").sdist("v1", folder.resolve("published"));
    try (SampleServer server = new SampleServer()) {
      server.on("/grid/archive/v1.tar.gz", SampleServer.body(Files.readAllBytes(archive)));
      extension.requirements(server.url("/grid/archive/v1.tar.gz").toString());
      assertThat(built()).containsKey(sitePackages + "grid-1.0.dist-info/direct_url.json");
    }
  }

  @Test
  @DisplayName("may hold C that is compiled here")
  void compiled() throws IOException, InterruptedException {
    assumeTrue(new ProcessBuilder("sh", "-c", "command -v gcc").start().waitFor() == 0, "no gcc");
    project("c='fast.c'").file("fast.c", "int answer(void) { return 42; }\n");
    extension.requirements("./grid");
    assertThat(built().keySet())
        .anyMatch(it -> it.startsWith(sitePackages + "fast.") && it.endsWith(".so"));
  }

  @Test
  @DisplayName("sees what it requires besides, and no variable of the user's")
  void environment() throws IOException {
    project(
            "setup_requires=['helper'], install_requires=[__import__('helper').WANTED % len([name for"
                + " name in os.environ if name in ('SECRET', 'PIP_INDEX_URL', 'PYTHONHOME')])]")
        .file("pyproject.toml", "[build-system]\nrequires = ['setuptools', 'helper']\n");
    extension
        .wheel(
            new SampleWheel("helper", "1.0").file("helper/__init__.py", "WANTED = 'words==%d'\n"))
        .wheel(new SampleWheel("words", "0"))
        .requirements("./grid");
    assertThat(built()).containsKey(sitePackages + "words/__init__.py");
  }

  @Test
  @DisplayName("is built once, with a base that is unpacked once, and from then on without indexes")
  void once() throws IOException {
    project("").sdist("grid-1.0", folder.resolve("published"));
    List<BuildEvent> events = new CopyOnWriteArrayList<>();
    extension.requirements("grid @ " + folder.resolve("published/grid-1.0.tar.gz").toUri());
    BuildResult result = extension.build(events::add);
    Path first = result.tarball();
    String version = MachinePython.find().version();
    BuildRecord.Build build =
        new BuildRecord.Build(
            version,
            true,
            List.of(
                required("setuptools", "44.1.1", SampleSetuptools.version("44.1.1")),
                required("wheel", "0.37.1", SampleSetuptools.wheel())));
    assertThat(result.record().distributions().get(0).build()).contains(build);
    assertThat(events)
        .filteredOn(BuildEvent.Building.class::isInstance)
        .containsExactly(
            new BuildEvent.Building("grid 1.0", "Python %s of the base".formatted(version)));
    events.clear();
    try (Stream<Path> wheels = Files.list(folder.resolve("wheels"))) {
      for (Path wheel : wheels.toList()) {
        Files.delete(wheel);
      }
    }
    Path bases = folder.resolve("cache/built/bases");
    assertThat(bases).isDirectoryContaining(it -> it.getFileName().toString().length() == 64);
    BuildResult second = extension.force().build(events::add);
    assertThat(second.tarball()).hasSameBinaryContentAs(first);
    assertThat(second.record().distributions().get(0).build()).contains(build);
    assertThat(events).isNotEmpty().noneMatch(BuildEvent.Building.class::isInstance);
    try (Stream<Path> unpacked = Files.list(bases)) {
      assertThat(unpacked).hasSize(1);
    }
    new CachePurge(folder.resolve("cache"))
        .purge(Optional.of(Duration.ZERO), OptionalLong.empty(), false);
    assertThat(bases).isEmptyDirectory();
  }

  @Test
  @DisplayName("leaves the base where it is as long as nothing has to be built")
  void lazy() {
    extension.wheel(new SampleWheel("words", "2.1")).requirements("words").build();
    assertThat(folder.resolve("cache/built/bases")).doesNotExist();
  }

  @Test
  @DisplayName("ends the build if its own build fails, whatever other version there is")
  void failing() {
    project("")
        .file("setup.py", "raise ValueError('no way')")
        .sdist("grid-1.0", folder.resolve("wheels"));
    extension.wheel(new SampleWheel("grid", "0.9")).requirements("grid");
    assertThatThrownBy(extension::build)
        .isInstanceOf(FailedBuildException.class)
        .hasMessageStartingWith("Building grid-1.0.tar.gz failed: it ended with: ")
        .hasMessageContaining("ValueError: no way");
  }

  @Test
  @DisplayName("is not what its name says if it builds another version")
  void otherVersion() {
    project("").sdist("grid-2.0", folder.resolve("wheels"));
    extension.requirements("grid");
    assertThatThrownBy(extension::build)
        .isInstanceOf(UnresolvableException.class)
        .hasMessageContaining("it is of the version 1.0");
  }

  @Test
  @DisplayName("is told which of its build requirements is not to be had")
  void missing() {
    project("").file("pyproject.toml", "[build-system]\nrequires = ['nowhere>=3']\n");
    extension.requirements("./grid");
    assertThatThrownBy(extension::build)
        .isInstanceOf(UnbuildableRequirementException.class)
        .hasCauseInstanceOf(UnbuildableProjectException.class)
        .hasMessageContaining("what its build requires is not to be had")
        .hasMessageContaining("nowhere");
  }

  @Test
  @DisplayName("may require nothing that has no hash where everything has to have one")
  void hashes() throws IOException {
    Path sdist = project("").sdist("grid-1.0", folder.resolve("wheels"));
    extension.requirements("grid==1.0 --hash=sha256:" + sha256(sdist));
    assertThatThrownBy(extension::build)
        .isInstanceOf(HashesRequiredException.class)
        .hasMessageContaining("setuptools");

    Path wheels = folder.resolve("wheels");
    extension
        .file(
            "constraints.txt",
            "setuptools==44.1.1 --hash=sha256:"
                + sha256(wheels.resolve(SampleSetuptools.version("44.1.1").filename())),
            "wheel==0.37.1 --hash=sha256:"
                + sha256(wheels.resolve(SampleSetuptools.wheel().filename())))
        .requirements("-c constraints.txt", "grid==1.0 --hash=sha256:" + sha256(sdist));
    assertThat(built()).containsKey(sitePackages + "grid.py");
  }

  @Test
  @DisplayName("is not run at all if its hash is none of those that the user gives")
  void otherHash() throws IOException {
    Path ran = folder.resolve("ran.txt");
    project("")
        .file("setup.py", "open(r'%s', 'w').close()\nraise ValueError()\n".formatted(ran))
        .sdist("grid-1.0", folder.resolve("wheels"));
    Files.copy(folder.resolve("wheels/grid-1.0.tar.gz"), folder.resolve("v1.tar.gz"));
    for (String requirement : List.of("grid==1.0", "./v1.tar.gz")) {
      extension.requirements(requirement + " --hash=sha256:" + "0".repeat(64));
      assertThatThrownBy(extension::build).isInstanceOf(ChecksumMismatchException.class);
    }
    for (String requirement : List.of("grid==1.0", "./v1.tar.gz")) {
      extension.requirements(requirement, "--require-hashes");
      assertThatThrownBy(extension::build)
          .isInstanceOf(HashesRequiredException.class)
          .hasMessageContaining(requirement);
    }
    Path project = project("raise ValueError()\n").folder();
    extension.requirements(project.toString(), "--require-hashes");
    assertThatThrownBy(extension::build)
        .isInstanceOf(UnbuildableRequirementException.class)
        .hasMessageContaining("is a folder, which has no hash");
    assertThat(ran).doesNotExist();
  }

  private BuildRecord.Required required(String name, String version, SampleWheel wheel)
      throws IOException {
    return new BuildRecord.Required(
        name, version, sha256(folder.resolve("wheels").resolve(wheel.filename())));
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("has neither a pyproject.toml nor a setup.py, and so cannot be built")
  void nothing() {
    SampleProject.in(folder.resolve("grid"))
        .file("grid.py", "")
        .sdist("grid-1.0", folder.resolve("wheels"));
    extension.requirements("grid");
    assertThatThrownBy(extension::build)
        .isInstanceOf(UnresolvableException.class)
        .hasMessageContaining("it has neither a pyproject.toml nor a setup.py");
  }

  @Test
  @DisplayName("names no backend outside of itself")
  void backendPath() {
    project("")
        .file(
            "pyproject.toml",
            "[build-system]\nrequires = []\nbuild-backend = 'b'\nbackend-path = ['../other']\n");
    extension.requirements("./grid");
    assertThatThrownBy(extension::build)
        .hasMessageContaining("its build-system.backend-path leads out of the project");
    assertThat(List.of(folder.toFile().list())).doesNotContain("other");
  }
}
