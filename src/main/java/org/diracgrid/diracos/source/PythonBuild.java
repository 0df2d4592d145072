package org.diracgrid.diracos.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.source.HostCommand.Answer;
import org.diracgrid.diracos.transfer.DigestAlgorithm;

/** Has a Python's pip build wheels ({@code pip wheel}), and keeps them by what they are made of. */
public final class PythonBuild {
  private static final long MOST_METADATA = 16L << 20;

  private final Builder builder;
  private final TargetEnvironment target;
  private final Duration limit;
  private final Supplier<Map<String, String>> pipVariables;

  /**
   * Builds with a Python.
   *
   * @param builder the Python, which has pip
   * @param target what is built for
   * @param limit how long one build may take
   * @param pipVariables where build requirements are looked for, as pip's {@code PIP_…} variables
   */
  public PythonBuild(
      Builder builder,
      TargetEnvironment target,
      Duration limit,
      Supplier<Map<String, String>> pipVariables) {
    this.builder = builder;
    this.target = target;
    this.limit = limit;
    this.pipVariables = pipVariables;
  }

  /** A wheel that was built. */
  record Built(Path file, WheelName name, CoreMetadata metadata) {}

  /** The wheel of a project, built unless it was built before. */
  Built build(SourceTree tree, Path cache) {
    try {
      Path place = cache.resolve(key(tree));
      if (!Files.isDirectory(place)) {
        try (ScratchFolder scratch = ScratchFolder.in(cache)) {
          SdistTrees.publish(run(tree, scratch.path(), cache), place);
        }
      }
      return only(tree, place);
    } catch (IOException e) {
      throw new UnbuildableProjectException(
          tree.shown(), "building it failed (%s)".formatted(e.getMessage()), e);
    }
  }

  private Path run(SourceTree tree, Path scratch, Path cache) throws IOException {
    // A build leaves things where it runs.
    Path project = scratch.resolve("project");
    for (String file : tree.files()) {
      Path target = project.resolve(file);
      Files.createDirectories(target.getParent());
      Files.copy(tree.file(file), target, StandardCopyOption.COPY_ATTRIBUTES);
    }
    Path wheels = Files.createDirectory(scratch.resolve("wheels"));
    Path log = scratch.resolve("build.log");
    HostPython python = builder.python();
    Answer answer =
        new HostCommand(log, limit)
            .run(
                scratch,
                environment(python, scratch),
                List.of(
                    python.executable().toString(),
                    "-m",
                    "pip",
                    "wheel",
                    "--no-deps",
                    "--no-cache-dir",
                    "--wheel-dir",
                    wheels.toString(),
                    project.toString()));
    if (!answer.succeeded()) {
      Path kept = cache.resolve("failed-build.log");
      Files.move(log, kept, StandardCopyOption.REPLACE_EXISTING);
      throw new UnbuildableProjectException(
          tree.shown(),
          "its build failed, as %s tells from its beginning; it ended with: %s"
              .formatted(kept, answer.end()));
    }
    Built built = only(tree, wheels);
    new WheelFit(target, python).require(tree.shown(), built.file(), built.name(), scratch);
    return wheels;
  }

  private Map<String, String> environment(HostPython python, Path scratch) throws IOException {
    Map<String, String> environment = new TreeMap<>(python.variables());
    environment.putAll(CleanEnvironment.in(scratch));
    environment.put("PATH", python.variables().get("PATH"));
    environment.putAll(pipVariables.get());
    return environment;
  }

  private String key(SourceTree tree) throws IOException {
    MessageDigest digest = DigestAlgorithm.SHA256.digest();
    digest.update(
        (builder.identity() + "\0" + described(target) + "\0").getBytes(StandardCharsets.UTF_8));
    byte[] buffer = new byte[1 << 16];
    for (String file : tree.files()) {
      Path path = tree.file(file);
      digest.update("%s\0%d\0".formatted(file, Files.size(path)).getBytes(StandardCharsets.UTF_8));
      try (InputStream in = Files.newInputStream(path)) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          digest.update(buffer, 0, count);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What a wheel was found to fit. */
  private static String described(TargetEnvironment target) {
    return "%s %s %s %s"
        .formatted(
            target.python(), target.machine(), target.glibc(), target.tags().inOrder().get(0));
  }

  private static Built only(SourceTree tree, Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      List<Path> found = files.toList();
      if (found.size() != 1) {
        throw new UnbuildableProjectException(tree.shown(), "its build made not one wheel");
      }
      Path wheel = found.get(0);
      WheelName name = WheelName.parse(String.valueOf(wheel.getFileName()));
      return new Built(wheel, name, metadata(wheel));
    } catch (InvalidTextException e) {
      throw new UnbuildableProjectException(
          tree.shown(), "its build made no sound wheel: " + e.getMessage(), e);
    }
  }

  private static CoreMetadata metadata(Path wheel) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(wheel).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (entry.getName().matches("[^/]+\\.dist-info/METADATA")
            && entry.getSize() < MOST_METADATA) {
          try (InputStream in = zip.getInputStream(entry)) {
            return CoreMetadata.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    throw new IOException("the wheel has no METADATA");
  }
}
