package org.diracgrid.diracos.bench.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.diracgrid.diracos.bench.Measured;
import org.diracgrid.diracos.bench.Program;
import org.diracgrid.diracos.bench.index.Graph;

/** {@code pip download} of the Python that was named. */
final class PipDownload {
  private static final String PYTHON = System.getProperty("bench.python", "python3");

  private final Path folder;
  private final String version;
  private final Program program;

  private PipDownload(Path folder, String version, Program program) {
    this.folder = folder;
    this.version = version;
    this.program = program;
  }

  /** The pip there is, if there is one. */
  static Optional<PipDownload> find(Path folder, Graph graph, URI index) throws IOException {
    Files.createDirectories(folder);
    Path requirements = Files.write(folder.resolve("requirements.txt"), graph.asked());
    Program asking = new Program(folder, PYTHON, "-m", "pip", "--isolated", "--version");
    if (!asking.works()) {
      return Optional.empty();
    }
    Program program =
        new Program(
            folder,
            PYTHON,
            "-m",
            "pip",
            "--isolated",
            "--no-input",
            "--disable-pip-version-check",
            "--cache-dir",
            folder.resolve("cache").toString(),
            "download",
            "--quiet",
            "--only-binary=:all:",
            "--index-url",
            index.toString(),
            "--dest",
            folder.resolve("wheels").toString(),
            "-r",
            requirements.toString());
    return Optional.of(new PipDownload(folder, asking.output().split(" ")[1], program));
  }

  String version() {
    return version;
  }

  Path folder() {
    return folder;
  }

  Measured run() {
    return program.run();
  }
}
