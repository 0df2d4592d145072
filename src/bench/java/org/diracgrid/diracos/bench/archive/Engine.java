package org.diracgrid.diracos.bench.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.diracgrid.diracos.bench.JavaProcess;
import org.diracgrid.diracos.bench.Measured;
import org.diracgrid.diracos.bench.PeakMemory;

/** The engine without Maven, in a JVM with a heap of 64 MB that goes on from run to run. */
final class Engine implements AutoCloseable {
  static final String HEAP = "-Xmx64m";

  private final Path errors;
  private final Process process;
  private final Writer out;
  private final BufferedReader in;

  /** Starts it; what goes wrong in it is written into the folder. */
  Engine(Path folder) throws IOException {
    errors = folder.resolve("engine.txt");
    process =
        new ProcessBuilder(JavaProcess.command(HEAP, EngineMain.class))
            .redirectError(errors.toFile())
            .start();
    out = process.outputWriter(StandardCharsets.UTF_8);
    in = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Builds; throws {@link IllegalStateException} if the engine fails, which then is no more. */
  Measured build(Project project) {
    try {
      out.write(project.folder() + "\n");
      out.flush();
      String answer = in.readLine();
      if (answer == null) {
        throw new IllegalStateException("the engine failed:\n" + Files.readString(errors));
      }
      OptionalLong peak = PeakMemory.of(process.toHandle());
      return new Measured(Double.parseDouble(answer), peak);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    in.close();
    process.destroy();
  }
}
