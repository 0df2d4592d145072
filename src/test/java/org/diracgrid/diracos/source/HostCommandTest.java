package org.diracgrid.diracos.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With real programs, and a JVM that is ended in the middle. */
@DisplayName("A program of this host")
@DisabledOnOs(OS.WINDOWS)
class HostCommandTest {
  /** Tells its own number and those of a child and of a grandchild, all of which stay. */
  private static final String TREE =
      "sh -c 'sleep 600 & echo $! > grandchild; wait' & echo $! > child; wait";

  @TempDir Path folder;

  /** What is run in a JVM of its own. */
  public static final class Tree {
    private Tree() {}

    /** Runs the tree in a folder, to its end. */
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      run(folder, Duration.ofMinutes(10));
    }
  }

  private static void run(Path folder, Duration limit) throws IOException {
    new HostCommand(folder.resolve("log"), limit)
        .run(folder, Map.of("PATH", System.getenv("PATH")), List.of("sh", "-c", TREE));
  }

  /** The process that wrote its number into a file. */
  private ProcessHandle awaited(String file, Process writer)
      throws IOException, InterruptedException {
    Path path = folder.resolve(file);
    while (writer.isAlive() && (!Files.exists(path) || Files.size(path) == 0)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(path).strip())).orElseThrow();
  }

  private static void assertEnds(ProcessHandle process)
      throws InterruptedException, ExecutionException, TimeoutException {
    process.onExit().get(300, TimeUnit.SECONDS);
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  @DisplayName("ends with all its children when Maven is stopped from outside")
  void stopped() throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Process maven =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")
                    + File.pathSeparator
                    + location(HostCommand.class)
                    + File.pathSeparator
                    + location(HostCommandTest.class),
                Tree.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    ProcessHandle child = awaited("child", maven);
    ProcessHandle grandchild = awaited("grandchild", maven);

    maven.destroy();

    assertEnds(grandchild);
    assertEnds(child);
    assertThat(folder.resolve("said")).isEmptyFile();
  }

  private static String location(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  @Test
  @DisplayName("ends with all its children when it takes too long")
  void tooLong() throws IOException, InterruptedException, ExecutionException, TimeoutException {
    assertThatThrownBy(() -> run(folder, Duration.ofSeconds(2)))
        .hasMessage("sh has not ended after 2 seconds");
    for (String file : List.of("child", "grandchild")) {
      long number = Long.parseLong(Files.readString(folder.resolve(file)).strip());
      Optional<ProcessHandle> process = ProcessHandle.of(number);
      if (process.isPresent()) {
        assertEnds(process.get());
      }
    }
  }
}
