package org.diracgrid.diracos.bench.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A {@link FolderServer} in a JVM of its own, so that it shares nothing with what is measured.
 * Arguments: the folder, and how many milliseconds each request waits. Tells its root URL, and ends
 * with its standard input.
 */
public final class FolderServerMain {
  private FolderServerMain() {}

  /** Serves until the input ends. */
  public static void main(String[] arguments) throws IOException {
    Duration latency = Duration.ofMillis(Long.parseLong(arguments[1]));
    try (FolderServer server = new FolderServer(Path.of(arguments[0]), latency)) {
      System.out.println(server.url(""));
      while (System.in.read() >= 0) {
        // Nothing that is said matters.
      }
    }
  }
}
