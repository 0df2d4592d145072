package org.diracgrid.diracos.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.diracgrid.diracos.base.HostMachine;
import org.diracgrid.diracos.base.TargetEnvironment;

/**
 * Unpacks an archive and imports modules with its own Python, in a clean environment that its
 * diracosrc sets up, as a user would.
 */
public final class SmokeTest {
  private static final String NAME = "smoke test";

  /** A machine that is busy may take long, but nothing that imports takes longer. */
  private static final long SECONDS = 120;

  private static final int LONGEST_ANSWER = 1 << 16;

  private final HostMachine host;

  /**
   * Runs on this host.
   *
   * @param host what this runs on
   */
  public SmokeTest(HostMachine host) {
    this.host = host;
  }

  /** How a command ended, and the last it said. */
  private record Answer(int status, String lastLine) {}

  /** Imports each module; a host that cannot run the archive's Python is noted. */
  public List<Finding> findings(Path archive, Survey survey, Set<String> modules) {
    if (survey.inventory().isEmpty()) {
      return skipped("the archive has no Python");
    }
    TargetEnvironment wanted = survey.inventory().get().target();
    if (!host.runs(wanted)) {
      return skipped(
          "this host is %s on %s, while the archive's Python is for Linux on %s"
              .formatted(host.operatingSystem(), host.machine(), wanted.machine()));
    }
    try (UnpackedArchive unpacked = UnpackedArchive.of(archive)) {
      return findings(unpacked.folder(), modules);
    } catch (InterruptedIOException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      return skipped(e);
    } catch (UncheckedIOException e) {
      return skipped(e.getCause());
    }
  }

  private static List<Finding> findings(Path folder, Set<String> modules) throws IOException {
    Answer place = run(folder, "command -v python", "");
    if (place.status != 0 || !place.lastLine.startsWith(folder.toString())) {
      return wrongPython(place.status == 0 ? "leads to " + place.lastLine : "leads to no Python");
    }
    Answer prefix = python(folder, "import sys; print(sys.prefix)");
    if (prefix.status != 0) {
      return skipped("the archive's Python does not run on this host: " + prefix.lastLine);
    }
    if (!prefix.lastLine.startsWith(folder.toString())) {
      return wrongPython("sets up a Python of " + prefix.lastLine);
    }
    List<Finding> findings = new ArrayList<>();
    for (String module : modules) {
      Answer answer = python(folder, "import " + module);
      if (answer.status != 0) {
        findings.add(
            Finding.error(NAME, "", "import %s fails: %s".formatted(module, answer.lastLine)));
      }
    }
    return findings;
  }

  private static List<Finding> wrongPython(String what) {
    return List.of(
        Finding.error(NAME, "diracos/diracosrc", what + ", where the archive's own is wanted"));
  }

  private static Answer python(Path folder, String code) throws IOException {
    return run(folder, "exec python -c \"$1\"", code);
  }

  /** Runs a command of bash's, to which an argument is {@code $1}, behind diracosrc. */
  private static Answer run(Path folder, String command, String argument) throws IOException {
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", ". diracos/diracosrc && " + command, "bash", argument)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(
        Map.of(
            "PATH", "/usr/bin:/bin",
            "HOME", folder.toString(),
            "LC_ALL", "C",
            "PYTHONDONTWRITEBYTECODE", "1"));
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return new Answer(-1, "it has not ended after %d seconds".formatted(SECONDS));
      }
      return new Answer(process.exitValue(), lastLine(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while Python ran");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String lastLine(Path output) throws IOException {
    try (InputStream in = Files.newInputStream(output)) {
      long skipped = Math.max(0, Files.size(output) - LONGEST_ANSWER);
      in.skipNBytes(skipped);
      return new String(in.readNBytes(LONGEST_ANSWER), UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .reduce("no output", (one, other) -> other);
    }
  }

  private static List<Finding> skipped(IOException e) {
    return skipped("the archive cannot be unpacked and run here: " + e.getMessage());
  }

  private static List<Finding> skipped(String reason) {
    return List.of(Finding.note(NAME, "", "was left out, as " + reason));
  }
}
