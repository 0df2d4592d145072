package org.diracgrid.diracos.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.archive.ArchiveUnpacking;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.base.HostMachine;

/**
 * The base's own Python, where the host can run it. The base is unpacked once, when something has
 * to be built for the first time, and stays in the cache.
 */
public final class BaseBuilder implements Builder {
  private static final String WHO = "The base's own Python";

  /** The plainest name is the one that scripts ask for, too. */
  private static final String START =
      ". \"$0\" && exec \"$(command -v python || command -v python3 || command -v python2)\" \"$@\"";

  private final Path archive;
  private final BaseInventory inventory;
  private final HostMachine host;
  private final Duration limit;
  private final Path cache;
  private final Once<HostPython> python = new Once<>(this::start);

  /**
   * Builds with the Python in a base.
   *
   * @param archive the base's tarball
   * @param inventory what is in it
   * @param host what this runs on
   * @param limit how long it may take to say what it is
   * @param cache where the base is unpacked
   */
  public BaseBuilder(
      Path archive, BaseInventory inventory, HostMachine host, Duration limit, Path cache) {
    this.archive = archive;
    this.inventory = inventory;
    this.host = host;
    this.limit = limit;
    this.cache = cache;
  }

  @Override
  public String identity() {
    return "base " + inventory.sha256();
  }

  @Override
  public boolean isOfBase() {
    return true;
  }

  @Override
  public Optional<String> hindrance() {
    try {
      python();
      return Optional.empty();
    } catch (UnusableBuilderException e) {
      return Optional.of(
          "the base's own Python, which would build it, does not run here: " + e.reason());
    }
  }

  @Override
  public HostPython python() {
    return python.get();
  }

  private HostPython start() {
    if (!host.runs(inventory.target())) {
      throw unusable(
          "this host is %s on %s, and it is for Linux on %s"
              .formatted(host.operatingSystem(), host.machine(), inventory.target().machine()),
          null);
    }
    try {
      Path root = unpacked();
      try (ScratchFolder scratch = ScratchFolder.in(cache)) {
        return started(root, scratch.path());
      }
    } catch (IOException e) {
      throw unusable(e.getMessage(), e);
    }
  }

  private Path unpacked() throws IOException {
    Path place = cache.resolve(inventory.sha256());
    if (!Files.isDirectory(place)) {
      try (ScratchFolder scratch = ScratchFolder.in(cache)) {
        Path draft = Files.createDirectory(scratch.path().toRealPath().resolve("base"));
        ArchiveUnpacking.unpack(archive, draft);
        SdistTrees.publish(draft, place);
      }
    }
    return place.toRealPath();
  }

  private HostPython started(Path root, Path scratch) throws IOException {
    HostPython python =
        HostPython.ask(
            List.of("bash", "-c", START, root.resolve("diracos/diracosrc").toString()),
            CleanEnvironment.in(scratch),
            scratch,
            limit);
    if (!python.executable().startsWith(root)) {
      throw unusable("its diracosrc leads to " + python.executable(), null);
    }
    return python.with(libraryPath(python.executable().getParent().resolveSibling("lib")));
  }

  /**
   * Extensions of a shared Python are linked with its library, which its Makefile has where it was
   * once built.
   */
  private static Map<String, String> libraryPath(Path library) {
    Map<String, String> variables = new HashMap<>();
    variables.put("LIBRARY_PATH", library.resolveSibling("lib64") + ":" + library);
    return variables;
  }

  private static UnusableBuilderException unusable(String reason, Throwable cause) {
    return new UnusableBuilderException(WHO, reason, cause);
  }
}
