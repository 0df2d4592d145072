package org.diracgrid.diracos.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end, over and over. */
public final class Program {
  private static final int LOOK_MILLIS = 20;

  private final List<String> command;
  private final Path folder;
  private final Path output;

  /**
   * Runs it.
   *
   * @param folder where it runs, and where its output goes, both kinds
   */
  public Program(Path folder, String... command) {
    this.folder = folder;
    this.output = folder.resolve(Path.of(command[0]).getFileName() + ".txt");
    this.command = List.of(command);
  }

  /** Runs it; throws {@link IllegalStateException} with what it said if it fails. */
  public Measured run() {
    try {
      long begin = System.nanoTime();
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      // The user's own settings of pip would change what is done.
      builder.environment().keySet().removeIf(name -> name.startsWith("PIP_"));
      builder.environment().put("PIP_CONFIG_FILE", "/dev/null");
      Process process = builder.start();
      OptionalLong peak = OptionalLong.empty();
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        OptionalLong now = PeakMemory.of(process.toHandle());
        peak = now.isPresent() ? now : peak;
      }
      double milliseconds = (System.nanoTime() - begin) / 1e6;
      if (process.exitValue() != 0) {
        throw new IllegalStateException(command + " failed:\n" + text());
      }
      return new Measured(milliseconds, peak);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether it can be run at all, without a failure. */
  public boolean works() {
    try {
      run();
      return true;
    } catch (UncheckedIOException | IllegalStateException e) {
      return false;
    }
  }

  /** What the last run said. */
  public String output() {
    try {
      return text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() throws IOException {
    return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
  }
}
