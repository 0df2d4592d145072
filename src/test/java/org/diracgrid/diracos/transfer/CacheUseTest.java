package org.diracgrid.diracos.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The use of a cache")
class CacheUseTest {
  /** Tells whether another process would have the cache alone. */
  public static final class Probe {
    private Probe() {}

    /** Looks at the folder that the argument names. */
    public static void main(String[] arguments) {
      Optional<CacheUse> alone = CacheUse.alone(Path.of(arguments[0]));
      System.out.print(alone.isPresent() ? "alone" : "in use");
      alone.ifPresent(CacheUse::close);
    }
  }

  @TempDir Path folder;

  private String probed() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Probe.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  @Test
  @DisplayName("is seen by other processes until the last user of this one is done")
  void lastOne() throws IOException {
    CacheUse first = CacheUse.shared(folder);
    CacheUse second = CacheUse.shared(folder);
    assertThat(probed()).isEqualTo("in use");
    // On Linux, this would give back the lock of the second on a file of both.
    first.close();
    assertThat(probed()).isEqualTo("in use");
    second.close();
    assertThat(probed()).isEqualTo("alone");
  }

  @Test
  @DisplayName("waits until nobody has the cache alone any more, and leaves no file of its own")
  void waits() throws Exception {
    CacheUse alone = CacheUse.alone(folder).orElseThrow();
    CompletableFuture<CacheUse> waiting =
        CompletableFuture.supplyAsync(() -> CacheUse.shared(folder));
    assertThat(CacheUse.alone(folder)).isEmpty();
    assertThat(waiting).isNotDone();
    alone.close();
    waiting.get().close();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("alone.lock"));
    }
  }

  @Test
  @DisplayName("by a process that was ended is over, and what that left is removed")
  void ended() throws IOException {
    Path left = Files.createFile(folder.resolve("0-of-a-process-that-was-ended"));
    CacheUse.alone(folder).orElseThrow().close();
    assertThat(left).doesNotExist();
  }
}
