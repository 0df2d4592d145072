package org.diracgrid.diracos.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.diracgrid.diracos.fixture.SampleProject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the backends themselves, where the Python of this machine has them. */
@DisplayName("A wheel made without Python")
class BackendAgreementTest {
  private static final String FULL =
      """
      [build-system]
      requires = ["%s"]
      build-backend = "%s"

      [project]
      name = "Grid-Tools"
      version = "1.0.0"
      description = "Tools for the grid"
      readme = "README.md"
      requires-python = ">=3.6"
      authors = [{name = "A. Person", email = "a@example.org"}, {name = "Somebody"}]
      maintainers = [{email = "m@example.org"}]
      keywords = ["grid", "tools"]
      classifiers = ["Programming Language :: Python :: 3"]
      dependencies = ["requests[socks]>=2; python_version > '3'", "six"]

      [project.optional-dependencies]
      Test_All = ["pytest>3 ; sys_platform == 'linux' or python_version < '4'"]

      [project.urls]
      Home = "https://example.org/grid"

      [project.scripts]
      grid = "grid_tools.cli:main"

      [project.gui-scripts]
      grid-window = "grid_tools.cli:window"

      [project.entry-points."grid.plugins"]
      one = "grid_tools.plugin"
      """;

  @TempDir Path folder;

  /** One project, and the name of the module of its backend. */
  private record Case(String what, String backend, SampleProject project) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static SampleProject full(Path folder, String requires, String backend, String source) {
    return SampleProject.in(folder)
        .file("pyproject.toml", FULL.formatted(requires, backend))
        .file("README.md", "# Grid\n\nTools für alle.\n")
        .file("LICENSE", "Do what you want\n")
        .file("COPYING.txt", "Copy it\n")
        .file(source + "grid_tools/__init__.py", "")
        .file(source + "grid_tools/cli.py", "def main(): pass\n")
        .file(source + "grid_tools/deep/er/__init__.py", "")
        .file(source + "grid_tools/deep/er/mod.py", "x = 1\n")
        .file(source + "grid_tools/py.typed", "")
        .file(source + "grid_tools/data/table.json", "{}\n")
        .file(source + "grid_tools/__pycache__/cli.cpython-311.pyc", "no")
        .file("tests/test_grid.py", "assert True\n")
        .file("docs/conf.py", "y = 2\n");
  }

  private static Stream<Case> cases(Path folder) {
    Stream.Builder<Case> cases = Stream.builder();
    for (String source : List.of("", "src/")) {
      String where = source.isEmpty() ? "flat" : "src";
      cases.add(
          new Case(
              "setuptools " + where,
              "setuptools",
              full(
                  folder.resolve("setuptools-" + where),
                  "setuptools>=61",
                  "setuptools.build_meta",
                  source)));
      cases.add(
          new Case(
              "hatchling " + where,
              "hatchling",
              full(folder.resolve("hatchling-" + where), "hatchling", "hatchling.build", source)
                  .file(".gitignore", "__pycache__/\n*.log\n!keep.log\n/docs\n")
                  .file(source + "grid_tools/x.log", "")
                  .file(source + "grid_tools/keep.log", "")));
      cases.add(
          new Case(
              "flit " + where,
              "flit_core",
              full(folder.resolve("flit-" + where), "flit_core>=3.4", "flit_core.buildapi", source)
                  .further("\n[tool.flit.module]\nname = \"grid_tools\"\n")));
      cases.add(
          new Case(
              "poetry " + where,
              "poetry.core",
              full(
                  folder.resolve("poetry-" + where),
                  "poetry-core",
                  "poetry.core.masonry.api",
                  source)));
    }
    cases.add(
        new Case(
            "setuptools package data",
            "setuptools",
            full(folder.resolve("package-data"), "setuptools", "setuptools.build_meta", "src/")
                .further(
                    """

                    [tool.setuptools.package-data]
                    "*" = ["*.json"]
                    grid_tools = ["deep/**/*.txt"]
                    """)
                .file("src/grid_tools/deep/er/a.txt", "a")
                .file("src/grid_tools/deep/b.txt", "b")
                .file("src/grid_tools/deep/c.bin", "c")));
    cases.add(
        new Case(
            "setuptools find",
            "setuptools",
            full(folder.resolve("find"), "setuptools", "setuptools.build_meta", "lib/")
                .file("lib/other/__init__.py", "")
                .file("lib/grid_tools/tests/__init__.py", "")
                .further(
                    """

                    [tool.setuptools.packages.find]
                    where = ["lib"]
                    include = ["grid_tools*"]
                    exclude = ["*.tests"]
                    namespaces = false
                    """)));
    cases.add(
        new Case(
            "setuptools lists",
            "setuptools",
            full(folder.resolve("lists"), "setuptools", "setuptools.build_meta", "lib/")
                .file("lib/alone.py", "")
                .file("setup.cfg", "[flake8]\nmax-line-length = 100\n")
                .file("setup.py", "# nothing\nfrom setuptools import setup\n\nsetup()\n")
                .further(
                    """

                    [tool.setuptools]
                    packages = ["grid_tools", "grid_tools.deep.er"]
                    py-modules = ["alone"]
                    package-dir = {"" = "lib"}
                    """)));
    SampleProject module =
        SampleProject.in(folder.resolve("module"))
            .file(
                "pyproject.toml",
                "[project]\nname = 'alone'\nversion = '1.dev3'\nlicense = {text = 'MIT\\nor so'}\n")
            .file("alone.py", "")
            .file("setup.py", "import setuptools\nsetuptools.setup()\n");
    cases.add(new Case("setuptools module", "setuptools", module));
    return cases.build();
  }

  static Stream<Case> cases() throws IOException {
    Path made = Files.createTempDirectory("projects");
    return cases(made).onClose(() -> FolderRemoval.remove(made));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @DisplayName("holds what its backend's would, to the byte but for names of programs")
  void agrees(Case it) throws IOException, InterruptedException {
    assumeTrue(run(needs(it)) == 0, "no " + it.backend());
    Path ours = folder.resolve("ours.whl");
    Files.createFile(ours);
    PureWheel wheel =
        new PureWheel(
            WheelPlan.of(SourceTree.list("the project", it.project().folder())), "py3-none-any");
    wheel.writeTo(ours);

    Path built = Files.createDirectory(folder.resolve("built"));
    String build =
        "import os,sys,importlib\nos.chdir(%s)\nsys.path.insert(0,'')\n"
                .formatted(quoted(it.project().folder()))
            + "from %s import build_wheel\nbuild_wheel(%s)\n".formatted(module(it), quoted(built));
    assertThat(run(build)).isZero();
    Path theirs;
    try (Stream<Path> files = Files.list(built)) {
      theirs = files.findFirst().orElseThrow();
    }

    assertThat(wheel.filename()).isEqualTo(theirs.getFileName().toString());
    assertThat(members(ours, it)).isEqualTo(members(theirs, it));
  }

  /** Before 70.1, setuptools left the writing of wheels to another project. */
  private static String needs(Case it) {
    return it.backend().equals("setuptools")
        ? """
          import setuptools
          try:
            import setuptools.command.bdist_wheel
          except ImportError:
            import wheel.bdist_wheel
          """
        : "import " + it.backend();
  }

  private static String module(Case it) {
    return switch (it.backend()) {
      case "setuptools" -> "setuptools.build_meta";
      case "hatchling" -> "hatchling.build";
      case "flit_core" -> "flit_core.buildapi";
      default -> "poetry.core.masonry.api";
    };
  }

  private static String quoted(Path path) {
    return "r'" + path + "'";
  }

  private int run(String code) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("python3", "-c", code)
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "log.txt"))
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  /** Names and contents; of what no two tools write alike, the sense. */
  private static SortedMap<String, String> members(Path wheel, Case it) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    try (ZipFile zip = ZipFile.builder().setPath(wheel).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        String name = entry.getName();
        boolean counts = !entry.isDirectory() && !name.endsWith("top_level.txt");
        if (counts) {
          try (InputStream in = zip.getInputStream(entry)) {
            found.put(name, sense(it, name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
          }
        }
      }
    }
    return found;
  }

  private static String sense(Case it, String name, String text) {
    if (name.endsWith(".dist-info/RECORD")) {
      return "";
    }
    if (name.endsWith(".dist-info/WHEEL")) {
      return String.join(
          "\n",
          text.lines().filter(l -> l.startsWith("Tag") || l.startsWith("Root")).sorted().toList());
    }
    if (name.endsWith(".dist-info/METADATA")) {
      // Poetry takes but one author, and his address for his name.
      String plain =
          it.backend().equals("poetry.core")
              ? text.replaceAll("(?m)^(?:Author|Maintainer).*\n", "")
              : text;
      return MetadataSense.of(plain);
    }
    if (name.endsWith("entry_points.txt")) {
      return String.join(
          "\n",
          text.lines()
              .filter(line -> !line.isBlank())
              .map(l -> l.replace(" = ", "="))
              .sorted()
              .toList());
    }
    return text;
  }
}
