package org.diracgrid.diracos.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The variables of a build: none of the user's own, so that nothing of theirs gets into it. */
final class CleanEnvironment {
  private CleanEnvironment() {}

  /** The variables, with home and temporary files in a folder of the build's. */
  static Map<String, String> in(Path scratch) throws IOException {
    return Map.of(
        "PATH", "/usr/local/bin:/usr/bin:/bin",
        "HOME", Files.createDirectories(scratch.resolve("home")).toString(),
        "TMPDIR", Files.createDirectories(scratch.resolve("tmp")).toString(),
        "LC_ALL", "C.UTF-8",
        "PYTHONNOUSERSITE", "1",
        // The times in a wheel are to say nothing of when it was built.
        "SOURCE_DATE_EPOCH", "315532800",
        // Should a build run pip itself.
        "PIP_CONFIG_FILE", "/dev/null",
        "PIP_NO_INPUT", "1",
        "PIP_DISABLE_PIP_VERSION_CHECK", "1");
  }
}
