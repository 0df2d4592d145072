package org.diracgrid.diracos.bench.resolver;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.diracgrid.diracos.bench.Timing;
import org.diracgrid.diracos.bench.index.Graph;

/** The pip of the {@code python3} on the PATH, as a process of its own. */
final class Pip {
  private static final List<String> PIP = List.of("python3", "-m", "pip", "--isolated");

  private final Path folder;
  private final String version;

  private Pip(Path folder, String version) {
    this.folder = folder;
    this.version = version;
  }

  /** The pip there is, if there is one. */
  static Optional<Pip> find(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path output = folder.resolve("version.txt");
    try {
      List<String> command = new ArrayList<>(PIP);
      command.add("--version");
      Process process = start(command, output);
      boolean works = process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
      return works
          ? Optional.of(new Pip(folder, Files.readString(output).split(" ")[1]))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String version() {
    return version;
  }

  /**
   * How long it takes to resolve, its cache kept from one run to the next; empty if one run takes
   * longer than the limit. What was not counted is the same for all runs.
   */
  Optional<Timing> resolve(Graph graph, URI index, int warmups, int runs, Duration limit) {
    try {
      Timing timing =
          Timing.of(
              warmups,
              runs,
              () -> {
                if (!once(graph, index, limit)) {
                  throw new TooSlow();
                }
              });
      return Optional.of(timing);
    } catch (TooSlow e) {
      return Optional.empty();
    }
  }

  private static final class TooSlow extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private boolean once(Graph graph, URI index, Duration limit) {
    try {
      Path requirements = Files.write(folder.resolve("requirements.txt"), graph.asked());
      List<String> command = new ArrayList<>(PIP);
      command.addAll(List.of("--no-input", "--disable-pip-version-check"));
      command.addAll(List.of("--cache-dir", folder.resolve("cache").toString()));
      command.addAll(List.of("install", "--dry-run", "--ignore-installed"));
      command.addAll(List.of("--only-binary=:all:", "--index-url", index.toString()));
      command.addAll(List.of("--report", folder.resolve("report.json").toString()));
      command.addAll(List.of("-r", requirements.toString()));
      Path output = folder.resolve("pip.txt");
      Process process = start(command, output);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        return false;
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException("pip failed:\n" + Files.readString(output));
      }
      return true;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process start(List<String> command, Path output) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
