package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A live line shows")
class TerminalTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** Runs a command on a terminal of its own, by the name that util-linux gives it. */
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  private static final List<String> PROBE =
      List.of(
          JAVA.toString(),
          "-XX:TieredStopAtLevel=1",
          "-cp",
          System.getProperty("java.class.path"),
          TerminalProbe.class.getName());

  @TempDir Path folder;

  @Test
  @DisplayName("on a terminal, unless Maven is to be quiet or nobody is there")
  void onTerminal() throws IOException, InterruptedException {
    assertThat(run("xterm", onTerminal(PROBE)))
        .containsExactly("live with plain", "live with Maven 4");
  }

  @Test
  @DisplayName("on no terminal that cannot take a line back")
  void dumb() throws IOException, InterruptedException {
    assertThat(run("dumb", onTerminal(PROBE))).isEmpty();
  }

  @Test
  @DisplayName("nowhere else")
  void noTerminal() throws IOException, InterruptedException {
    assertThat(run("xterm", PROBE)).isEmpty();
  }

  private static List<String> onTerminal(List<String> command) {
    assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
    assumeThat(SCRIPT).exists();
    return List.of(SCRIPT.toString(), "-qec", "'" + String.join("' '", command) + "'", "/dev/null");
  }

  private List<String> run(String terminal, List<String> command)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Redirect.from(Files.createFile(folder.resolve("input")).toFile()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("TERM", terminal);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    return Files.readAllLines(output).stream().filter(line -> line.startsWith("live")).toList();
  }
}
