package org.diracgrid.diracos.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.fixture.SampleElf;
import org.diracgrid.diracos.fixture.SampleProject;
import org.diracgrid.diracos.index.ReadyWheel;
import org.diracgrid.diracos.index.WheelBuild;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the Python of this machine, and a build backend that lies in the project itself. */
@DisplayName("A wheel that a Python builds")
class PythonBuildTest {
  private static final String BACKEND =
      """
      import os, sys, zipfile

      def build_wheel(folder, config_settings=None, metadata_directory=None):
          name = "grid-1.0-%s.whl"
          with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
              info = "grid-1.0.dist-info/"
              wheel.writestr("grid.py", repr(sorted(os.environ)))
              wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: grid\\nVersion: 1.0\\n")
              wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\n")
              wheel.writestr(info + "RECORD", "")
              if os.path.exists("grid.so"):
                  wheel.write("grid.so")
          with open("left-behind", "w"):
              pass
          return name
      """;

  @TempDir Path folder;
  private final List<String> built = new ArrayList<>();
  private Path python;

  @BeforeEach
  void findPython() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("python3", "-c", "import sys; print(sys.executable)").start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assumeTrue(process.waitFor() == 0, "no Python");
    python = Path.of(said);
  }

  private NamedBuilder builder() {
    return new NamedBuilder(python, Duration.ofMinutes(5), folder.resolve("cache/python"));
  }

  /** Just what this Python is, but for the C library. */
  private TargetEnvironment target(String glibc) {
    TargetEnvironment own = builder().python().environment();
    return new TargetEnvironment(
        own.python(),
        glibc,
        own.machine(),
        own.markers(),
        SupportedTags.linuxCPython(
            own.python(), Optional.of(builder().python().abi()), glibc, own.machine()),
        own.scheme());
  }

  private SampleProject project(String backend) {
    return SampleProject.in(folder.resolve("grid"))
        .file(
            "pyproject.toml",
            """
            [build-system]
            requires = []
            build-backend = "backend"
            backend-path = ["."]
            """)
        .file("backend.py", backend);
  }

  private ReadyWheel wheel(SampleProject project, int seconds) {
    return wheel(project, seconds, target("2.17"));
  }

  private ReadyWheel wheel(SampleProject project, int seconds, TargetEnvironment target) {
    PythonBuild build =
        new PythonBuild(
            builder(),
            target,
            Duration.ofSeconds(seconds),
            (shown, wanted, environment) -> {
              throw new AssertionError("this backend requires nothing");
            },
            (shown, with) -> built.add(shown + " with " + with),
            folder.resolve("cache"));
    SourceWheels wheels =
        new SourceWheels(folder.resolve("cache"), false, () -> Optional.of(build));
    return wheels.wheel(wheels.folder(project.folder(), Optional.empty()), target.tags());
  }

  @Test
  @DisplayName("is used, told of, and not built again until the project changes")
  void builds() throws IOException {
    SampleProject project = project(BACKEND.formatted("py3-none-any"));

    ReadyWheel wheel = wheel(project, 300);

    assertThat(wheel.name().filename()).isEqualTo("grid-1.0-py3-none-any.whl");
    assertThat(wheel.file().path()).hasDigest("SHA-256", wheel.file().sha256().hex());
    String told =
        "%s with Python %s".formatted(project.folder(), builder().python().environment().python());
    assertThat(built).containsExactly(told);
    assertThat(wheel.build())
        .contains(
            new WheelBuild(builder().python().environment().python().toString(), false, List.of()));
    assertThat(wheel(project, 300).build()).isEqualTo(wheel.build());
    assertThat(wheel(project, 300).file().path()).isEqualTo(wheel.file().path());
    assertThat(built).hasSize(1);
    project.file("more.py", "");
    assertThat(wheel(project, 300).file().path()).isNotEqualTo(wheel.file().path());
    try (Stream<Path> left = Files.list(folder.resolve("cache/python"))) {
      assertThat(left).hasSize(2);
    }
  }

  @Test
  @DisplayName("is built in a copy of the project")
  void untouched() {
    SampleProject project = project(BACKEND.formatted("py3-none-any"));
    wheel(project, 300);
    assertThat(project.folder().resolve("left-behind")).doesNotExist();
  }

  /** The tag that a build for this Python gives, as pip has it. */
  private String platformTag() {
    HostPython own = builder().python();
    return "%s-%s-linux_%s"
        .formatted(own.abi().replaceAll("[a-z]*$", ""), own.abi(), own.environment().machine());
  }

  private SampleProject compiled(SampleElf code) throws IOException {
    SampleProject project = project(BACKEND.formatted(platformTag()));
    Files.write(project.folder().resolve("grid.so"), code.bytes());
    return project;
  }

  @Test
  @DisplayName("may hold compiled code that needs no newer glibc than the target has")
  void compiled() throws IOException {
    assumeTrue(builder().python().environment().machine().equals("x86_64"));
    SampleProject project = compiled(SampleElf.x86().needs("libc.so.6", "GLIBC_2.17"));

    ReadyWheel wheel = wheel(project, 300);

    assertThat(wheel.name().filename()).isEqualTo("grid-1.0-%s.whl".formatted(platformTag()));
    assertThatThrownBy(() -> wheel(project, 300, target("2.12")))
        .isInstanceOf(UnfitWheelException.class)
        .hasMessageEndingWith(
            "was built to grid-1.0-%s.whl, but its grid.so needs glibc 2.17, and the base runs where there is no newer one than 2.12",
            platformTag());
  }

  @Test
  @DisplayName("is refused if its compiled code is for another machine, or damaged")
  void otherMachine() throws IOException {
    assumeTrue(builder().python().environment().machine().equals("x86_64"));
    SampleProject project = compiled(SampleElf.x86().machine(183));
    assertThatThrownBy(() -> wheel(project, 300))
        .isInstanceOf(UnfitWheelException.class)
        .hasMessageContaining("its grid.so is made for aarch64, and the base for x86_64");
    byte[] bytes = SampleElf.x86().bytes();
    Files.write(project.folder().resolve("grid.so"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> wheel(project, 300))
        .isInstanceOf(UnfitWheelException.class)
        .hasMessageContaining("its grid.so is a damaged program or library");
  }

  @Test
  @DisplayName("for any machine may bring helpers for another one")
  void helpers() throws IOException {
    SampleProject project = project(BACKEND.formatted("py3-none-any"));
    Files.write(project.folder().resolve("grid.so"), SampleElf.x86().machine(22).bytes());
    assertThat(wheel(project, 300).name().filename()).isEqualTo("grid-1.0-py3-none-any.whl");
  }

  @Test
  @DisplayName("is refused if its compiled code is of another Python than the target's")
  void otherPython() throws IOException {
    SampleProject project = compiled(SampleElf.x86());
    TargetEnvironment own = target("2.17");
    Version python = Version.parse("3.4.1");
    TargetEnvironment older =
        new TargetEnvironment(
            python,
            own.glibc(),
            own.machine(),
            own.markers(),
            SupportedTags.linuxCPython(python, Optional.empty(), own.glibc(), own.machine()),
            own.scheme());
    assertThatThrownBy(() -> wheel(project, 300, older))
        .isInstanceOf(UnfitWheelException.class)
        .hasMessageContaining("but its compiled code is of Python %s".formatted(own.python()))
        .hasMessageEndingWith("not of the base's Python 3.4.1 on " + own.machine());
  }

  @Test
  @DisplayName("is refused if its name is not for the target's Python")
  void otherTag() {
    assertThatThrownBy(() -> wheel(project(BACKEND.formatted("py2-none-any")), 300))
        .isInstanceOf(UnfitWheelException.class)
        .hasMessageContaining(
            "grid-1.0-py2-none-any.whl, but that is not for the base's Python 3.");
  }

  @Test
  @DisplayName("that fails is told with its last lines and a file of its own that has all of them")
  void failure() throws IOException {
    for (String reason : List.of("no way", "nor that one")) {
      SampleProject project = project("raise ValueError('%s')".formatted(reason));
      assertThatThrownBy(() -> wheel(project, 300))
          .isInstanceOfSatisfying(
              FailedBuildException.class,
              e -> {
                assertThat(e.log().orElseThrow())
                    .hasParent(folder.resolve("cache/logs"))
                    .content()
                    .startsWith("Traceback")
                    .endsWith("ValueError: " + reason + "\n");
                assertThat(e)
                    .hasMessageStartingWith("Building %s failed: ", project.folder())
                    .hasMessageContaining("ValueError: %s; all that its build said is in", reason);
              });
    }
    try (Stream<Path> logs = Files.list(folder.resolve("cache/logs"))) {
      assertThat(logs).hasSize(2);
    }
    assertThat(folder.resolve("cache/python")).isEmptyDirectory();
  }

  @Test
  @DisplayName("that does not end is stopped, and what it said until then is kept")
  void endless() {
    String backend = "import sys, time\nprint('begun')\nsys.stdout.flush()\ntime.sleep(600)";
    assertThatThrownBy(() -> wheel(project(backend), 2))
        .isInstanceOfSatisfying(
            FailedBuildException.class, e -> assertThat(e.log().orElseThrow()).hasContent("begun"))
        .hasMessageContaining("has not ended after");
  }

  /** Leaves a process behind that has left its parents, their session and their output. */
  private String daemon(Path number) {
    return """
        import os, sys, time

        def leave():
            if os.fork():
                os.wait()
                return
            os.setsid()
            child = os.fork()
            if child:
                with open(r"%1$s.draft", "w") as out:
                    out.write(str(child))
                os.rename(r"%1$s.draft", r"%1$s")
                os._exit(0)
            os.closerange(0, 3)
            time.sleep(600)
            os._exit(0)

        leave()
        """
        .formatted(number);
  }

  private ProcessHandle[] alive(Path number) throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(number)))
        .filter(ProcessHandle::isAlive)
        .stream()
        .toArray(ProcessHandle[]::new);
  }

  private void assumeAdoption() throws IOException, InterruptedException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no Linux");
    Process process = new ProcessBuilder(python.toString(), "-c", "import ctypes").start();
    assumeTrue(process.waitFor() == 0, "no ctypes");
  }

  @Test
  @DisplayName("leaves nothing running that was started for it, even if that has detached itself")
  void daemons() throws IOException, InterruptedException {
    assumeAdoption();
    Path number = folder.resolve("number");

    wheel(project(BACKEND.formatted("py3-none-any") + daemon(number)), 300);

    assertThat(alive(number)).isEmpty();
  }

  @Test
  @DisplayName("that does not end is stopped with what has detached itself")
  void endlessDaemons() throws IOException, InterruptedException {
    assumeAdoption();
    Path number = folder.resolve("number");

    assertThatThrownBy(() -> wheel(project(daemon(number) + "time.sleep(600)"), 5))
        .isInstanceOf(FailedBuildException.class)
        .hasMessageContaining("has not ended after");

    for (ProcessHandle process : alive(number)) {
      process.onExit().orTimeout(300, TimeUnit.SECONDS).join();
    }
    assertThat(alive(number)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          def build_wheel(folder, *_): pass | it made 0 files rather than one wheel
          def build_wheel(folder, *_): open(folder + '/grid.whl', 'w').close() | it made no sound wheel
          def build_wheel(folder, *_): open(folder + '/grid-1.0-py3-none-any.whl', 'w').close() | rchive
          def build_wheel(folder, *_): raise SystemExit(0) | it ended with:
          def prepare(folder, *_): pass | has no attribute 'build_wheel'
          """)
  @DisplayName("is told where its backend makes no sound one")
  void unsound(String backend, String reason) {
    assertThatThrownBy(() -> wheel(project(backend), 300))
        .isInstanceOf(FailedBuildException.class)
        .hasMessageContaining(reason);
  }

  @Test
  @DisplayName("is refused if it says to be another one inside than by its name")
  void otherInside() {
    String backend = BACKEND.formatted("py3-none-any").replace("Version: 1.0", "Version: 2.0");
    assertThatThrownBy(() -> wheel(project(backend), 300))
        .isInstanceOf(FailedBuildException.class)
        .hasMessageContaining("it made grid-1.0-py3-none-any.whl, which says to be grid 2.0");
  }

  @Test
  @DisplayName("is refused where there is no such Python")
  void noPython() {
    TargetEnvironment target = target("2.17");
    python = folder.resolve("nowhere/python");
    assertThatThrownBy(() -> wheel(project(""), 300, target))
        .isInstanceOf(UnusableBuilderException.class)
        .hasMessageStartingWith("The Python %s cannot build anything here", python);
  }
}
