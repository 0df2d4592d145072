package org.diracgrid.diracos.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.base.DigestStore;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.index.ReadyWheel;
import org.diracgrid.diracos.index.WheelBuild;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;

/** Has a Python build wheels, and keeps them by what they are made of. */
public final class PythonBuild {
  /** Told with the rest by which what is kept is found, so that what is kept otherwise is not. */
  private static final String KEPT = "wheel and build";

  private final Builder builder;
  private final TargetEnvironment target;
  private final Duration limit;
  private final BuildRequirements requirements;
  private final BuildListener listener;
  private final Path cache;

  /**
   * Builds with a Python.
   *
   * @param builder the Python
   * @param target what is built for
   * @param limit how long one build may take
   * @param requirements finds what builds require
   * @param listener hears of each build, but not of what was built before
   * @param cache keeps what was built, and what failed builds said
   */
  public PythonBuild(
      Builder builder,
      TargetEnvironment target,
      Duration limit,
      BuildRequirements requirements,
      BuildListener listener,
      Path cache) {
    this.builder = builder;
    this.target = target;
    this.limit = limit;
    this.requirements = requirements;
    this.listener = listener;
    this.cache = cache;
  }

  /** Why nothing can be built here, as a sentence without full stop. */
  Optional<String> hindrance() {
    return builder.hindrance();
  }

  /**
   * The wheel of a project, built unless it was built before.
   *
   * @param project as the listener hears of it
   * @throws FailedBuildException if its build fails
   * @throws UnfitWheelException if what it makes does not fit the target
   */
  SourceProject.Built build(SourceTree tree, String project) {
    BuildSystem system = BuildSystem.of(tree);
    try {
      Path built = cache.resolve("python");
      Path place = built.resolve(key(tree, system));
      if (!Files.isDirectory(place)) {
        try (ScratchFolder scratch = ScratchFolder.in(built)) {
          SdistTrees.publish(run(tree, project, system, scratch.path()), place);
        }
      }
      return new KeptBuild(place).read(tree);
    } catch (IOException e) {
      throw new FailedBuildException(tree.shown(), e.getMessage(), Optional.empty(), e);
    }
  }

  private Path run(SourceTree tree, String project, BuildSystem system, Path scratch)
      throws IOException {
    HostPython python = builder.python();
    listener.building(
        project,
        "Python %s%s"
            .formatted(python.environment().python(), builder.isOfBase() ? " of the base" : ""));
    BuildFolder folder = new BuildFolder(scratch, python);
    folder.copy(tree);
    Path wheels = folder.wheels();
    BackendHooks hooks = new BackendHooks(folder, system, limit);
    List<ReadyWheel> required = install(tree, folder, system, List.of());
    try {
      List<Requirement> further = hooks.requirements();
      if (!further.isEmpty()) {
        required = install(tree, folder, system, further);
      }
      hooks.buildWheel(wheels);
      BuiltWheel built = BuiltWheel.only(wheels);
      new WheelFit(target, python).require(tree.shown(), built.file(), built.name(), scratch);
      new KeptBuild(wheels).tell(described(python, required));
      return wheels;
    } catch (IOException e) {
      throw new FailedBuildException(tree.shown(), e.getMessage(), kept(folder.log(), tree), e);
    }
  }

  private WheelBuild described(HostPython python, List<ReadyWheel> required) {
    return new WheelBuild(
        python.environment().python().toString(),
        builder.isOfBase(),
        required.stream()
            .map(
                it ->
                    new WheelBuild.Required(
                        it.name().project().normalized(),
                        it.name().version().toString(),
                        it.file().sha256().hex()))
            .sorted(Comparator.comparing(WheelBuild.Required::name))
            .toList());
  }

  private List<ReadyWheel> install(
      SourceTree tree, BuildFolder folder, BuildSystem system, List<Requirement> further)
      throws IOException {
    List<Requirement> wanted = new ArrayList<>(system.requirements());
    wanted.addAll(further);
    List<ReadyWheel> required =
        wanted.isEmpty()
            ? List.of()
            : requirements.wheels(tree.shown(), wanted, folder.python().environment());
    folder.install(required, system.isolated());
    return required;
  }

  /** What a failed build said, under a name of its own. */
  private Optional<Path> kept(Path log, SourceTree tree) throws IOException {
    if (!Files.exists(log)) {
      return Optional.empty();
    }
    Path logs = Files.createDirectories(cache.resolve("logs"));
    String name = tree.shown().replaceAll(".*[/\\\\]", "").replaceAll("[^A-Za-z0-9._-]", "_");
    Path place = Files.createTempFile(logs, name + "-", ".log");
    return Optional.of(Files.move(log, place, StandardCopyOption.REPLACE_EXISTING));
  }

  /** By what is required in words: so a wheel that was built once is there without any index. */
  private String key(SourceTree tree, BuildSystem system) throws IOException {
    MessageDigest digest = DigestAlgorithm.SHA256.digest();
    digest.update(
        "%s\0%s\0%s\0%s\0"
            .formatted(KEPT, builder.identity(), system, described(target))
            .getBytes(StandardCharsets.UTF_8));
    for (String file : tree.files()) {
      Checksum sha256 = DigestStore.compute(tree.file(file), DigestAlgorithm.SHA256);
      digest.update("%s\0%s\0".formatted(file, sha256.hex()).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What a wheel was found to fit. */
  private static String described(TargetEnvironment target) {
    return "%s %s %s %s"
        .formatted(
            target.python(), target.machine(), target.glibc(), target.tags().inOrder().get(0));
  }
}
