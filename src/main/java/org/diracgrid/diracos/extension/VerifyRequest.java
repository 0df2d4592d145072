package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.util.Set;

/**
 * What is to be verified.
 *
 * @param tarball the built archive
 * @param outputDirectory where the report goes
 * @param settings what is said of the extension, of which the base and its target count
 * @param folder what a path in the build record is relative to
 * @param hostLibraries libraries that hosts have besides those that manylinux tells
 * @param smokeTest whether to import what was added
 */
public record VerifyRequest(
    Path tarball,
    Path outputDirectory,
    ExtensionSettings settings,
    Path folder,
    Set<String> hostLibraries,
    boolean smokeTest) {
  private static final String ENDING = ".tar.gz";

  /** The name of the tarball without its ending, which its companions have with another. */
  String stem() {
    String name = tarball.getFileName().toString();
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }

  Path md5() {
    return tarball.resolveSibling(stem() + ".md5");
  }

  Path record() {
    return tarball.resolveSibling(stem() + ".build.json");
  }

  String reportName() {
    return stem() + ".verification.json";
  }
}
