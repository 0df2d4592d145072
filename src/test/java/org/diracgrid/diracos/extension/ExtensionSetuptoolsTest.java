package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.diracgrid.diracos.fixture.MachinePython;
import org.diracgrid.diracos.fixture.ReadTarball;
import org.diracgrid.diracos.fixture.ReadTarball.Member;
import org.diracgrid.diracos.fixture.RealSetuptools;
import org.diracgrid.diracos.fixture.SampleProject;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.python.CoreMetadata;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With setuptools itself, which makes the source distribution, too, in this machine's Python. */
@DisplayName("A source distribution that setuptools makes and builds")
@EnabledOnOs(OS.LINUX)
class ExtensionSetuptoolsTest {
  /** The first that takes all of pyproject.toml, with what it leaves to files. */
  private static final String READS_PROJECT = "62.6";

  private static final String BUILD_SYSTEM =
      """
      [build-system]
      requires = ["setuptools>=40.8", "wheel"]
      build-backend = "setuptools.build_meta"
      """;

  @TempDir static Path unpacked;
  private static MachinePython python;
  private static RealSetuptools setuptools;

  @TempDir Path folder;
  private SampleExtension extension;
  private BuildResult result;
  private Map<String, Member> members;
  private String sitePackages;

  @BeforeAll
  static void findSetuptools() {
    assumeTrue(System.getProperty("os.arch").equals("amd64"), "the sample base is for x86_64");
    python = MachinePython.find();
    setuptools = RealSetuptools.find(python, unpacked);
  }

  @BeforeEach
  void makeInputs() {
    python.base("v0r1").releaseTo(folder.resolve("releases"));
    sitePackages = "diracos/usr/lib/python%s/site-packages/".formatted(python.minorVersion());
    extension =
        new SampleExtension(folder).wheel(new SampleWheel("words", "2.1")).requirements("grid");
  }

  private SampleProject project() {
    return SampleProject.in(folder.resolve("grid"));
  }

  private void build(SampleProject project) {
    setuptools.offerIn(folder.resolve("wheels"));
    assertThat(setuptools.sdist(project, folder.resolve("wheels"))).hasFileName("grid-1.5.tar.gz");
    result = extension.build();
    members = ReadTarball.members(result.tarball());
  }

  /** The paths that came into site-packages, but for what says of itself what it is. */
  private Set<String> installed() {
    Set<String> paths = new TreeSet<>();
    for (String path : members.keySet()) {
      if (path.startsWith(sitePackages) && !path.endsWith("/")) {
        paths.add(path.substring(sitePackages.length()));
      }
    }
    paths.removeIf(it -> it.startsWith("words"));
    paths.removeIf(it -> it.startsWith("grid-1.5.dist-info/"));
    return paths;
  }

  private String text(String path) {
    assertThat(members).containsKey(path);
    return new String(
        members.get(path).content().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private String info(String name) {
    return text(sitePackages + "grid-1.5.dist-info/" + name);
  }

  private CoreMetadata metadata() {
    assertThat(info("WHEEL")).containsPattern("Generator: (bdist_wheel|setuptools)");
    return CoreMetadata.parse(info("METADATA"));
  }

  @Test
  @DisplayName("may have no more than a setup.py")
  void setupScript() {
    build(
        project()
            .file(
                "setup.py",
                """
                from setuptools import setup, find_packages
                setup(
                    name="grid",
                    version="1.5",
                    description="Tools für das Grid",
                    packages=find_packages(exclude=["tests"]),
                    package_data={"grid": ["*.json"]},
                    scripts=["bin/grid-look"],
                    python_requires=">=3.4",
                    install_requires=["words>=2"],
                    extras_require={"web": ["flask"]},
                    entry_points={"console_scripts": ["grid = grid.cli:main"], "grid.plugins": ["one = grid.cli"]},
                )
                """)
            .file("bin/grid-look", "#!/usr/bin/python\nprint('looked')\n")
            .file("grid/__init__.py", "")
            .file("grid/cli.py", "def main():\n    return 0\n")
            .file("grid/sites.json", "{}\n")
            .file("tests/__init__.py", "")
            .file("MANIFEST.in", "include grid/*.json\n"));

    assertThat(installed()).containsExactly("grid/__init__.py", "grid/cli.py", "grid/sites.json");
    CoreMetadata metadata = metadata();
    assertThat(metadata.writtenName() + " " + metadata.version()).isEqualTo("grid 1.5");
    assertThat(metadata.requiresPython()).hasToString("Optional[>=3.4]");
    assertThat(metadata.requiresDist()).hasSize(2).first().hasToString("words>=2");
    assertThat(metadata.providesExtra()).containsExactly("web");
    assertThat(info("METADATA")).contains("\nSummary: Tools für das Grid\n");
    assertThat(info("entry_points.txt"))
        .contains("[console_scripts]\ngrid = grid.cli:main\n")
        .contains("[grid.plugins]\none = grid.cli\n");
    assertThat(text("diracos/usr/bin/grid")).contains("from grid.cli import main");
    assertThat(text("diracos/usr/bin/grid-look"))
        .isEqualTo("#!/usr/bin/env python\nprint('looked')\n");
    assertThat(info("RECORD")).contains("grid/cli.py,sha256=").contains("bin/grid-look,sha256=");
    assertThat(members).containsKey(sitePackages + "words/__init__.py");
    assertThat(result.record().distributions().get(0).file())
        .isEqualTo("grid-1.5-py3-none-any.whl");
  }

  @Test
  @DisplayName("may say all in its setup.cfg, and have no setup.py at all")
  void setupConfiguration() {
    build(
        project()
            .file("pyproject.toml", BUILD_SYSTEM)
            .file(
                "setup.cfg",
                """
                [metadata]
                name = grid
                version = attr: grid.__version__

                [options]
                packages = find:
                install_requires =
                    words >= 2
                [options.entry_points]
                console_scripts =
                    grid = grid:main
                """)
            .file("grid/__init__.py", "__version__ = '1.5'\n\n\ndef main():\n    return 0\n")
            .file("grid/deep/__init__.py", ""));

    assertThat(installed()).containsExactly("grid/__init__.py", "grid/deep/__init__.py");
    assertThat(metadata().requiresDist()).singleElement().hasToString("words>=2");
    assertThat(info("entry_points.txt"))
        .isEqualToIgnoringWhitespace("[console_scripts] grid = grid:main");
    assertThat(text("diracos/usr/bin/grid")).contains("from grid import main");
  }

  @Test
  @DisplayName("may leave in its pyproject.toml to the build what it needs and which version it is")
  void dynamicMetadata() {
    setuptools.assumeVersion(READS_PROJECT);
    build(
        project()
            .file(
                "pyproject.toml",
                BUILD_SYSTEM
                    + """
                    [project]
                    name = "grid"
                    dynamic = ["version", "dependencies"]
                    scripts = {grid = "grid:main"}
                    [tool.setuptools]
                    packages = ["grid"]
                    [tool.setuptools.dynamic]
                    version = {attr = "grid.VERSION"}
                    dependencies = {file = ["needs.txt"]}
                    """)
            .file("needs.txt", "# what it needs\nwords>=2\n")
            .file("MANIFEST.in", "include needs.txt\n")
            .file("grid/__init__.py", "VERSION = '.'.join(['1', '5'])\n\n\ndef main(): pass\n"));

    assertThat(installed()).containsExactly("grid/__init__.py");
    assertThat(metadata().requiresDist()).singleElement().hasToString("words>=2");
    assertThat(text("diracos/usr/bin/grid")).contains("from grid import main");
  }

  @Test
  @DisplayName("may have its packages in src, which is then no part of their paths")
  void sourceFolder() {
    build(
        project()
            .file(
                "setup.py",
                """
                from setuptools import setup, find_packages
                setup(
                    name="grid",
                    version="1.5",
                    package_dir={"": "src"},
                    packages=find_packages("src"),
                    py_modules=["alone"],
                )
                """)
            .file("src/grid/__init__.py", "")
            .file("src/grid/deep/__init__.py", "")
            .file("src/alone.py", "ALONE = True\n"));

    assertThat(installed())
        .containsExactly("alone.py", "grid/__init__.py", "grid/deep/__init__.py");
    assertThat(info("RECORD")).contains("\ngrid/__init__.py,").doesNotContain("src");
    assertThat(metadata().requiresDist()).isEmpty();
  }

  @Test
  @DisplayName("may hold an extension in C, which the Python it is for can import")
  void extensionInC() throws IOException {
    Path here = Files.createDirectory(folder.resolve("here"));
    assumeTrue(
        python
            .run(
                here,
                """
                import os, subprocess, sysconfig
                subprocess.check_call(["gcc", "--version"])
                os.stat(os.path.join(sysconfig.get_paths()["include"], "Python.h"))
                """)
            .isPresent(),
        "no gcc, or no headers of Python");
    build(
        project()
            .file("pyproject.toml", BUILD_SYSTEM)
            .file(
                "setup.py",
                """
                from setuptools import setup, Extension
                setup(name="grid", version="1.5", ext_modules=[Extension("grid_fast", ["fast.c"])])
                """)
            .file(
                "fast.c",
                """
                #include <Python.h>
                static PyObject *answer(PyObject *self, PyObject *none) { return PyLong_FromLong(42); }
                static PyMethodDef methods[] = {{"answer", answer, METH_NOARGS, ""}, {NULL, NULL, 0, NULL}};
                static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "grid_fast", "", -1, methods};
                PyMODINIT_FUNC PyInit_grid_fast(void) { return PyModule_Create(&module); }
                """));

    assertThat(installed())
        .singleElement()
        .asString()
        .startsWith("grid_fast.cpython-")
        .endsWith(".so");
    String library = installed().iterator().next();
    assertThat(info("WHEEL")).contains("Root-Is-Purelib: false").contains("linux_x86_64");
    assertThat(result.record().distributions().get(0).file())
        .matches("grid-1\\.5-cp3\\d+-cp3\\d+m?-linux_x86_64\\.whl");
    Files.write(
        here.resolve(library),
        members.get(sitePackages + library).content().getBytes(StandardCharsets.ISO_8859_1));
    assertThat(python.run(here, "import grid_fast; print(grid_fast.answer())")).contains("42");
  }

  @Test
  @DisplayName(
      "is built with what of setuptools it asks for, and none of the rest of the machine's")
  void isolated() {
    build(
        project()
            .file("pyproject.toml", BUILD_SYSTEM)
            .file(
                "setup.py",
                """
                import setuptools, sys
                seen = [path for path in sys.path if "site-packages" in path or "dist-packages" in path]
                setuptools.setup(name="grid", version="1.5", py_modules=[], description=" ".join(seen))
                """));

    String seen =
        info("METADATA").lines().filter(it -> it.startsWith("Summary: ")).findFirst().orElseThrow();
    assertThat(List.of(seen.substring("Summary: ".length()).split(" ")))
        .allMatch(it -> it.contains("/required/"), "it lies in the folder of the build");
  }
}
