package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs of this machine; where one is missing, a test does not apply. */
final class ForeignProgram {
  /** A shell and the programs that change users say so of a program that they cannot start. */
  private static final List<Integer> NOT_STARTED = List.of(126, 127);

  private ForeignProgram() {}

  /** What a program prints; fails if it does. */
  static String run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("output", ".txt");
    try {
      return run(output, command);
    } finally {
      Files.delete(output);
    }
  }

  private static String run(Path output, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    // Options that this machine's user likes must not decide what a test proves.
    builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
    builder
        .environment()
        .keySet()
        .removeAll(List.of("TAR_OPTIONS", "GZIP", "PIGZ", "POSIXLY_CORRECT"));
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return abort("no " + command[0] + " here");
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(output, ISO_8859_1);
    if (NOT_STARTED.contains(process.exitValue())) {
      return abort("%s cannot be started here: %s".formatted(command[0], text.strip()));
    }
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }
}
