package org.diracgrid.diracos.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A program of this host, run with its output in a file, and stopped with all its children. */
final class HostCommand {
  private static final int LONGEST_OUTPUT = 8 << 20;
  private static final int GRACE_SECONDS = 1;

  private final Path output;
  private final Duration limit;

  /**
   * Runs programs one after the other.
   *
   * @param output the file that takes what they say
   * @param limit how long one may take
   */
  HostCommand(Path output, Duration limit) {
    this.output = output;
    this.limit = limit;
  }

  /**
   * How a program ended.
   *
   * @param status 0 for success
   * @param text what it said, without white space at the ends
   */
  record Answer(int status, String text) {
    boolean succeeded() {
      return status == 0;
    }

    /** The last lines of what it said, on one line. */
    String end() {
      List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
      return String.join("; ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }
  }

  /**
   * Runs a program to its end.
   *
   * @param environment all that it gets to see
   * @throws IOException if there is no such program, it takes too long, or the thread is
   *     interrupted
   */
  Answer run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    // Maven that is stopped from outside does not interrupt its threads.
    StopAtExit end = new StopAtExit();
    Runtime.getRuntime().addShutdownHook(end);
    Process process = end.start(builder);
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException(
            "%s has not ended after %d seconds".formatted(command.get(0), limit.toSeconds()));
      }
      return new Answer(process.exitValue(), text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while %s ran".formatted(command.get(0)), e);
    } finally {
      stop(process);
      forget(end);
    }
  }

  /** Ends a program when the JVM ends, even if that is while the program is being started. */
  private static final class StopAtExit extends Thread {
    private Process process;

    synchronized Process start(ProcessBuilder builder) throws IOException {
      try {
        process = builder.start();
        return process;
      } catch (IOException e) {
        forget(this);
        throw e;
      }
    }

    @Override
    public synchronized void run() {
      if (process != null) {
        HostCommand.stop(process);
      }
    }
  }

  /**
   * Ends all that a program has started, and the program last: as long as it lives, what it started
   * can be found. What is started meanwhile, or loses its parent, is found the next time.
   */
  private static void stop(Process process) {
    Set<Long> ended = new HashSet<>();
    List<ProcessHandle> found;
    do {
      found = process.descendants().filter(it -> ended.add(it.pid())).toList();
      found.forEach(ProcessHandle::destroyForcibly);
    } while (!found.isEmpty());
    if (!ended.isEmpty()) {
      awaitEnd(process);
    }
    process.destroyForcibly();
  }

  /** One that watches over others, as the hook of a build does, is let see to what is left. */
  private static void awaitEnd(Process process) {
    try {
      process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread end) {
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException e) {
      // Then it runs right now.
    }
  }

  private String text() throws IOException {
    try (InputStream in = Files.newInputStream(output)) {
      in.skipNBytes(Math.max(0, Files.size(output) - LONGEST_OUTPUT));
      return new String(in.readNBytes(LONGEST_OUTPUT), UTF_8).strip();
    }
  }
}
