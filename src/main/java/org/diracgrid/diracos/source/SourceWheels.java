package org.diracgrid.diracos.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.diracgrid.diracos.base.DigestStore;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.index.MetadataNotStaticException;
import org.diracgrid.diracos.index.ReadyWheel;
import org.diracgrid.diracos.index.RepositoryReference;
import org.diracgrid.diracos.index.SourceOrigin;
import org.diracgrid.diracos.index.SourceProjects;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.index.WrongProjectException;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.python.WheelTag;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.FetchedFile;
import org.diracgrid.diracos.transfer.PercentCoding;

/**
 * Makes wheels of source: of pure Python that says all of itself without being run, and of anything
 * else where there is a Python to build it.
 */
public final class SourceWheels implements SourceProjects {
  private final Path cache;
  private final Supplier<Optional<PythonBuild>> python;
  private final SdistTrees sdists;
  private final GitCheckouts checkouts;
  private final Map<URI, Known> trees = new ConcurrentHashMap<>();

  private record Known(SourceProject project, SourceOrigin origin) {}

  /**
   * Keeps the wheels it makes, and what it unpacks and checks out for them, in a folder.
   *
   * @param offline whether to ask no server
   * @param python who builds what has to be built, asked for when that is clear; empty to refuse it
   */
  public SourceWheels(Path cache, boolean offline, Supplier<Optional<PythonBuild>> python) {
    this.cache = cache;
    this.python = python;
    this.checkouts = new GitCheckouts(cache.resolve("git"), offline, System.getenv());
    this.sdists = new SdistTrees(cache.resolve("sdists"));
  }

  @Override
  public DistributionFile folder(Path folder, Optional<ProjectName> expected) {
    URI uri = folder.toUri();
    SourceProject project = project(SourceTree.list(folder.toString(), folder));
    SourceOrigin origin =
        new SourceOrigin(uri, Optional.empty(), Optional.empty(), Optional.empty());
    return tree(uri, String.valueOf(folder.getFileName()), new Known(project, origin), expected);
  }

  @Override
  public DistributionFile checkout(
      RepositoryReference wanted, Optional<String> commit, Optional<ProjectName> expected) {
    GitCheckouts.Checkout checkout = checkouts.of(wanted, commit);
    Optional<String> subdirectory = wanted.subdirectory();
    URI bare = wanted.bare();
    String shown = bare.toString();
    URI uri = below(URI.create("git+%s@%s".formatted(shown, checkout.commit())), subdirectory);
    SourceOrigin origin =
        new SourceOrigin(
            bare,
            Optional.empty(),
            Optional.of(new SourceOrigin.Commit(checkout.commit(), wanted.revision())),
            subdirectory);
    SourceProject project = project(SourceTree.list(shown, checkout.folder(), subdirectory));
    return tree(uri, shown, new Known(project, origin), expected);
  }

  @Override
  public Optional<String> meaning(RepositoryReference wanted) {
    return checkouts.meaning(wanted);
  }

  private DistributionFile tree(
      URI uri, String shown, Known known, Optional<ProjectName> expected) {
    CoreMetadata metadata = known.project().metadata();
    if (expected.isPresent() && !expected.get().equals(metadata.name())) {
      throw new WrongProjectException(uri, expected.get(), metadata.name());
    }
    trees.put(uri, known);
    return new DistributionFile(
        metadata.name(),
        metadata.version(),
        shown,
        Optional.empty(),
        uri,
        Optional.empty(),
        List.of(),
        metadata.requiresPython().map(Object::toString),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        uri.toString());
  }

  @Override
  public boolean isTree(DistributionFile file) {
    return trees.containsKey(file.uri());
  }

  @Override
  public CoreMetadata metadata(DistributionFile tree) {
    return trees.get(tree.uri()).project().metadata();
  }

  @Override
  public SourceOrigin origin(DistributionFile tree) {
    return trees.get(tree.uri()).origin();
  }

  @Override
  public CoreMetadata metadata(
      FetchedFile archive, String filename, Optional<String> subdirectory) {
    return project(archive, filename, subdirectory, filename).metadata();
  }

  private SourceProject project(
      FetchedFile archive, String filename, Optional<String> subdirectory, String known) {
    SourceTree tree = sdists.tree(archive.path(), archive.sha256(), filename, subdirectory);
    return project(tree, SdistTrees.packageInfo(tree), known);
  }

  /** As somebody knows it who looks for a version. */
  private static String known(DistributionFile sdist) {
    return sdist.project() + " " + sdist.version();
  }

  @Override
  public void check(DistributionFile sdist, Supplier<Path> archive) {
    SourceTree tree = tree(sdist, archive.get());
    try {
      WheelPlan.of(tree, SdistTrees.packageInfo(tree));
    } catch (UnbuildableProjectException e) {
      builder(tree, e);
    }
  }

  @Override
  public CoreMetadata metadata(
      DistributionFile sdist, Supplier<Path> archive, MetadataNotStaticException notStatic) {
    return project(tree(sdist, archive.get()), Optional.empty(), known(sdist)).metadata();
  }

  @Override
  public ReadyWheel wheel(DistributionFile tree, SupportedTags tags) {
    Known known = trees.get(tree.uri());
    return ready(known.project(), known.origin(), tree.uri(), tags, false);
  }

  @Override
  public ReadyWheel wheel(DistributionFile sdist, FetchedFile archive, SupportedTags tags) {
    SourceProject project = project(archive, sdist.filename(), sdist.subdirectory(), known(sdist));
    requireSame(sdist, project.metadata());
    SourceOrigin origin =
        new SourceOrigin(
            archive.origin(),
            Optional.of(archive.sha256()),
            Optional.empty(),
            sdist.subdirectory());
    URI from = below(origin.uri(), sdist.subdirectory());
    return ready(project, origin, from, tags, archive.verified());
  }

  private static URI below(URI whole, Optional<String> subdirectory) {
    return subdirectory
        .map(it -> URI.create(whole + "#subdirectory=" + PercentCoding.encode(it)))
        .orElse(whole);
  }

  /** What was chosen by the metadata of its name is to be what is installed. */
  private static void requireSame(DistributionFile sdist, CoreMetadata built) {
    boolean same = built.name().equals(sdist.project()) && built.version().equals(sdist.version());
    if (!same) {
      throw new UnbuildableProjectException(
          sdist.filename(),
          "its wheel says to be %s %s".formatted(built.writtenName(), built.version()));
    }
  }

  private SourceTree tree(DistributionFile sdist, Path archive) {
    try {
      return sdists.tree(
          archive,
          DigestStore.compute(archive, DigestAlgorithm.SHA256),
          sdist.filename(),
          sdist.subdirectory());
    } catch (IOException e) {
      throw new UnbuildableProjectException(
          sdist.filename(), "it cannot be read (%s)".formatted(e.getMessage()), e);
    }
  }

  private SourceProject project(SourceTree tree) {
    return project(tree, Optional.empty(), tree.shown());
  }

  private SourceProject project(SourceTree tree, Optional<String> packageInfo, String known) {
    try {
      return new SourceProject.Plain(WheelPlan.of(tree, packageInfo));
    } catch (UnbuildableProjectException e) {
      return builder(tree, e).build(tree, known);
    }
  }

  /** Who builds what is not packed as it is. */
  private PythonBuild builder(SourceTree tree, UnbuildableProjectException reason) {
    PythonBuild build = python.get().orElseThrow(() -> reason);
    Optional<String> hindrance = build.hindrance();
    if (hindrance.isPresent()) {
      throw new UnbuildableProjectException(
          tree.shown(), "%s, and %s".formatted(reason.reason(), hindrance.get()), reason);
    }
    return build;
  }

  private ReadyWheel ready(
      SourceProject project, SourceOrigin origin, URI from, SupportedTags tags, boolean verified) {
    if (project instanceof SourceProject.Built built) {
      return ready(built, origin, from, verified);
    }
    return write(((SourceProject.Plain) project).plan(), origin, from, tags, verified);
  }

  private static ReadyWheel ready(
      SourceProject.Built built, SourceOrigin origin, URI from, boolean verified) {
    WheelName name = built.wheel().name();
    Path file = built.wheel().file();
    try {
      return new ReadyWheel(
          name,
          new FetchedFile(
              file,
              from,
              DigestStore.compute(file, DigestAlgorithm.SHA256),
              Files.size(file),
              verified),
          Optional.of(origin),
          Optional.of(built.build()));
    } catch (IOException e) {
      throw new UnbuildableProjectException(
          built.shown(), "its wheel cannot be read (%s)".formatted(e.getMessage()), e);
    }
  }

  private ReadyWheel write(
      WheelPlan plan, SourceOrigin origin, URI from, SupportedTags tags, boolean verified) {
    PureWheel wheel = new PureWheel(plan, tag(plan, tags));
    try {
      Files.createDirectories(cache);
      Path draft = Files.createTempFile(cache, ".", ".tmp");
      try {
        wheel.writeTo(draft);
        Checksum sha256 = DigestStore.compute(draft, DigestAlgorithm.SHA256);
        Path place = cache.resolve(sha256.hex()).resolve(wheel.filename());
        Files.createDirectories(place.getParent());
        long size = Files.size(draft);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        return new ReadyWheel(
            WheelName.parse(wheel.filename()),
            new FetchedFile(place, from, sha256, size, verified),
            Optional.of(origin));
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UnbuildableProjectException(
          plan.tree().shown(), "its wheel cannot be written (%s)".formatted(e.getMessage()), e);
    }
  }

  /** The tag that the backend, run by the target's Python, gives. */
  private static String tag(WheelPlan plan, SupportedTags tags) {
    return tags.inOrder().stream()
        .map(WheelTag::toString)
        .filter(tag -> tag.matches("py[0-9]-none-any"))
        .findFirst()
        .orElseThrow(
            () ->
                new UnbuildableProjectException(
                    plan.tree().shown(), "the target accepts no wheel for any platform"));
  }
}
