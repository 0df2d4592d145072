package org.diracgrid.diracos.bench.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.diracgrid.diracos.bench.Program;

/**
 * The {@code mvn} on the PATH, and this plugin in a local repository.
 *
 * @param repository the local repository
 * @param version of the plugin
 */
record MavenPlugin(Path repository, String version) {
  private static final String GROUP = "org.diracgrid";
  private static final String ARTIFACT = "diracos-maven-plugin";

  /** Those that exec-maven-plugin was told of. */
  static MavenPlugin ofThisRun() {
    return new MavenPlugin(
        Path.of(System.getProperty("bench.repository", "")),
        System.getProperty("bench.version", ""));
  }

  /** Why it cannot be measured; empty if it can. */
  Optional<String> flaw(Path folder) throws IOException {
    if (!new Program(folder, "mvn", "-v").works()) {
      return Optional.of("no mvn on the PATH");
    }
    Path jar =
        repository
            .resolve(GROUP.replace('.', '/'))
            .resolve(ARTIFACT)
            .resolve(version)
            .resolve(ARTIFACT + "-" + version + ".jar");
    return Files.exists(jar) && isThisCode(jar)
        ? Optional.empty()
        : Optional.of("install this very code first: mvn install -DskipTests");
  }

  /** What is measured must be what is compiled, not what was installed some time ago. */
  private static boolean isThisCode(Path jar) throws IOException {
    try (JarFile archive = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(archive.entries())) {
        if (entry.getName().startsWith("org/diracgrid/") && entry.getName().endsWith(".class")) {
          try (InputStream installed = archive.getInputStream(entry);
              InputStream compiled =
                  MavenPlugin.class.getClassLoader().getResourceAsStream(entry.getName())) {
            if (compiled == null
                || !Arrays.equals(installed.readAllBytes(), compiled.readAllBytes())) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  /** Builds a project, without a POM and without a network. */
  Program build(Project project) {
    return new Program(
        project.folder(),
        "mvn",
        "-o",
        "-B",
        "-ntp",
        "-Dmaven.repo.local=" + repository,
        "%s:%s:%s:build-extension".formatted(GROUP, ARTIFACT, version),
        "-Ddiracos.config=" + project.config(),
        "-Ddiracos.cache=" + project.cache(),
        "-Ddiracos.outputDirectory=" + project.target(),
        "-Ddiracos.force");
  }
}
