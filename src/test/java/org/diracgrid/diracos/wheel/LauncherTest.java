package org.diracgrid.diracos.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.diracgrid.diracos.python.EntryPoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A launcher")
class LauncherTest {
  private static EntryPoint console(String name, String module, String attribute) {
    return new EntryPoint("console_scripts", name, module, attribute, new TreeSet<>());
  }

  private static List<Launcher> launchers(EntryPoint... entryPoints) {
    return Launcher.of("demo.whl", List.of(entryPoints));
  }

  @Test
  @DisplayName("is made for commands with and without windows, and for no other group")
  void isMadeForCommands() {
    EntryPoint window = new EntryPoint("gui_scripts", "demo-gui", "demo", "gui", new TreeSet<>());
    EntryPoint plugin = new EntryPoint("demo.plugins", "p", "demo", "p", new TreeSet<>());
    EntryPoint extra =
        new EntryPoint("console_scripts", "demo-x", "demo", "x", new TreeSet<>(List.of("tests")));

    assertThat(launchers(console("demo", "demo.cli", "main"), window, plugin, extra))
        .extracting(Launcher::name)
        .containsExactly("demo", "demo-gui", "demo-x");
  }

  @Test
  @DisplayName("is made once if two groups ask for one name")
  void isMadeOnce() {
    EntryPoint window = new EntryPoint("gui_scripts", "demo", "demo", "gui", new TreeSet<>());
    assertThat(launchers(console("demo", "demo.cli", "main"), window))
        .extracting(Launcher::attribute)
        .containsExactly("main");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/b", "a\\b", "..", ".", " ", "a\u0007b"})
  @DisplayName("must stay in its folder")
  void staysInItsFolder(String name) {
    assertThatThrownBy(() -> launchers(console(name, "demo", "main")))
        .isInstanceOf(InvalidEntryPointException.class)
        .hasMessageStartingWith("demo.whl asks for the command ")
        .hasMessageEndingWith("its name does not stay inside the folder of commands")
        .extracting(e -> ((InvalidEntryPointException) e).entryPoint())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "os; import evil, main, 'os; import evil' is no module",
    "a.1b, main, 'a.1b' is no module",
    "demo, '', 'it names a module, but nothing to call in it'",
    "demo, main(1), 'main(1)' is no attribute",
  })
  @DisplayName("must name something to call")
  void namesSomethingToCall(String module, String attribute, String reason) {
    assertThatThrownBy(() -> launchers(console("demo", module, attribute)))
        .isInstanceOf(InvalidEntryPointException.class)
        .hasMessageEndingWith(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "demo.exe", "demo-script.py", "demo.pya"})
  @DisplayName("stands for every form of a script of its name")
  void standsForScripts(String script) {
    assertThat(new Launcher("demo", "demo", "main").replaces(script)).isTrue();
    assertThat(new Launcher("other", "demo", "main").replaces(script)).isFalse();
  }

  @Test
  @DisplayName("imports the first part of a dotted attribute and calls the whole")
  void callsDottedAttributes() {
    assertThat(new Launcher("demo", "demo.cli", "App.run").text("#!/usr/bin/env python"))
        .startsWith("#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n")
        .contains("from demo.cli import App\n", "sys.exit(App.run())\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"python2.7", "python3", "python3.6", "python3.12", "python3.13"})
  @DisplayName("runs on every Python, hands on its exit code and shows its name without suffix")
  void runs(String python, @TempDir Path folder) throws Exception {
    assumeThat(works(python)).as("%s is installed", python).isTrue();
    Files.createDirectories(folder.resolve("demo"));
    Files.writeString(folder.resolve("demo/__init__.py"), "");
    Files.writeString(
        folder.resolve("demo/cli.py"),
        """
        import os, sys
        class App(object):
            @staticmethod
            def run():
                sys.stdout.write(os.path.basename(sys.argv[0]) + ' ' + sys.argv[1])
                return 3
        """);
    Path launcher = folder.resolve("demo-run-script.pyw");
    Files.writeString(launcher, new Launcher("demo-run", "demo.cli", "App.run").text("#!python"));

    ProcessBuilder builder = new ProcessBuilder(python, launcher.toString(), "argument");
    builder.environment().put("PYTHONPATH", folder.toString());
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(output).isEqualTo(3);
    assertThat(output).isEqualTo("demo-run argument");
  }

  /** A name on the path may be a shim that only says that there is no such Python. */
  private static boolean works(String python) throws IOException, InterruptedException {
    Optional<File> found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> new File(folder, python))
            .filter(File::canExecute)
            .findFirst();
    if (found.isEmpty()) {
      return false;
    }
    Process process =
        new ProcessBuilder(found.get().getPath(), "-c", "")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
