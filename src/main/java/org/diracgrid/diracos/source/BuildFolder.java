package org.diracgrid.diracos.source;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diracgrid.diracos.archive.NewFile;
import org.diracgrid.diracos.base.InstallScheme;
import org.diracgrid.diracos.index.ReadyWheel;
import org.diracgrid.diracos.wheel.ConflictPolicy;
import org.diracgrid.diracos.wheel.InstallOptions;
import org.diracgrid.diracos.wheel.RecordMismatchPolicy;
import org.diracgrid.diracos.wheel.WheelInstaller;
import org.diracgrid.diracos.wheel.WheelSource;

/**
 * Where one project is built: a copy of it, what its build requires, and room for what comes of it.
 *
 * @param path of the folder
 * @param python the Python that builds
 */
record BuildFolder(Path path, HostPython python) {
  private static final int ANY_X = 0111;

  /** Builds leave things where they run, so they get a copy. */
  void copy(SourceTree tree) throws IOException {
    for (String file : tree.files()) {
      Path target = project().resolve(file);
      Files.createDirectories(target.getParent());
      Files.copy(tree.file(file), target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** The copy of the project. */
  Path project() {
    return path.resolve("project");
  }

  /** Where all that the build says goes. */
  Path log() {
    return path.resolve("build.log");
  }

  /** A script, which is in the folder afterwards. */
  Path script(PythonScript script) throws IOException {
    return script.writeTo(path);
  }

  /** Where wheels are built to. */
  Path wheels() throws IOException {
    return Files.createDirectories(path.resolve("wheels"));
  }

  /**
   * Installs what a build requires.
   *
   * @param isolated whether Python is to see nothing else but its standard library
   */
  void install(List<ReadyWheel> wheels, boolean isolated) throws IOException {
    SdistTrees.remove(required());
    Files.createDirectories(required());
    List<WheelSource> sources =
        wheels.stream()
            .map(it -> new WheelSource(it.file().path(), it.name(), false, Optional.empty(), true))
            .toList();
    WheelInstaller installer =
        new WheelInstaller(new InstallOptions(ConflictPolicy.OVERWRITE, RecordMismatchPolicy.WARN));
    for (NewFile file : installer.plan(sources, python.environment()).files()) {
      write(file);
    }
    InstallScheme scheme = python.environment().scheme();
    Files.write(required().resolve("site-packages"), scheme.sitePackages());
    if (isolated) {
      Files.createFile(required().resolve("isolated"));
    }
    PythonScript.SITE.writeTo(required());
  }

  private void write(NewFile file) throws IOException {
    Path place = required().resolve(file.path());
    Files.createDirectories(place.getParent());
    try (InputStream content = file.content().open()) {
      Files.copy(content, place);
    }
    if ((file.mode() & ANY_X) != 0 && !place.toFile().setExecutable(true)) {
      throw new IOException("cannot make it executable: " + place);
    }
  }

  private Path required() {
    return path.resolve("required");
  }

  /** What the environment of a build is. */
  Map<String, String> variables() throws IOException {
    Map<String, String> variables = new TreeMap<>(python.variables());
    variables.putAll(CleanEnvironment.in(path));
    Path scripts = required().resolve(python.environment().scheme().scripts());
    variables.put("PATH", scripts + File.pathSeparator + python.variables().get("PATH"));
    variables.put("PYTHONPATH", required().toString());
    return variables;
  }
}
