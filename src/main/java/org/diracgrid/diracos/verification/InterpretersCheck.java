package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the interpreter of each script is in the archive, or on every host. */
final class InterpretersCheck implements ArchiveCheck {
  private static final String NAME = "interpreters";

  /** BINPRM_BUF_SIZE before Linux 5.1; what is longer is cut off silently (execve(2)). */
  private static final int LONGEST = 127;

  private static final Set<String> ENV = Set.of("/usr/bin/env", "/bin/env");

  /** What every Linux host has that DIRAC runs on. */
  private static final Set<String> OF_HOSTS = Set.of("sh", "bash");

  private static final List<String> FOLDERS =
      List.of("diracos/usr/bin/", "diracos/bin/", "diracos/usr/sbin/", "diracos/sbin/");

  @Override
  public List<Finding> findings(Survey survey) {
    List<Finding> findings = new ArrayList<>();
    survey
        .interpreterLines()
        .forEach((path, line) -> finding(survey, path, line).ifPresent(findings::add));
    return findings;
  }

  private static Optional<Finding> finding(Survey survey, String path, String line) {
    if (line.length() > LONGEST) {
      return error(
          path, "has a first line of more than the %d bytes that Linux reads".formatted(LONGEST));
    }
    if (line.endsWith("\r")) {
      return error(
          path, "has a first line that ends as on Windows, so Linux finds no such interpreter");
    }
    String[] words = line.substring(2).strip().split("\\s+");
    String interpreter = words[0];
    if (!interpreter.startsWith("/")) {
      return error(path, "runs with '%s', which is no absolute path".formatted(interpreter));
    }
    if (ENV.contains(interpreter)) {
      String program = words.length > 1 ? words[1] : "";
      return OF_HOSTS.contains(program)
              || FOLDERS.stream().anyMatch(folder -> survey.hasFile(folder + program))
          ? Optional.empty()
          : error(path, "runs with '%s', which is not in the archive".formatted(program));
    }
    String name = interpreter.substring(interpreter.lastIndexOf('/') + 1);
    if (OF_HOSTS.contains(name)) {
      return Optional.empty();
    }
    return name.startsWith("python")
        ? error(path, "runs with %s, the host's Python".formatted(interpreter))
        : Optional.of(
            Finding.warning(
                NAME, path, "runs with %s, which a host need not have".formatted(interpreter)));
  }

  private static Optional<Finding> error(String path, String sentence) {
    return Optional.of(Finding.error(NAME, path, sentence));
  }
}
