package org.diracgrid.diracos.index;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.Transfer;

/** Distributions at a URL of their own rather than on an index. */
public final class DirectReferences {
  private final Map<URI, List<Checksum>> known;
  private final Function<RepositoryReference, Optional<String>> commits;
  private final SourceProjects sources;

  /** Fetches through this transfer. */
  public DirectReferences(Transfer transfer) {
    this(transfer, Map.of());
  }

  /**
   * Fetches through this transfer.
   *
   * @param known the hashes that the files at some URLs must have, by their {@link #identity}
   */
  public DirectReferences(Transfer transfer, Map<URI, List<Checksum>> known) {
    this(known, wanted -> Optional.empty(), new NoSourceProjects());
  }

  /**
   * Knows this; what a name does not tell, {@link Distributions} reads.
   *
   * @param known the hashes that the files at some URLs must have, by their {@link #identity}
   * @param commits the commit at which a repository must be taken; empty for what its revision
   *     means now
   * @param sources knows folders and checkouts
   */
  public DirectReferences(
      Map<URI, List<Checksum>> known,
      Function<RepositoryReference, Optional<String>> commits,
      SourceProjects sources) {
    this.known = Map.copyOf(known);
    this.commits = commits;
    this.sources = sources;
  }

  /** The project in a folder, as {@link SourceProjects#folder}. */
  public DistributionFile folder(Path folder, Optional<ProjectName> expected) {
    return sources.folder(folder, expected);
  }

  /** The project in a repository, as {@link SourceProjects#checkout}. */
  public DistributionFile checkout(RepositoryReference wanted, Optional<ProjectName> expected) {
    return sources.checkout(wanted, commits.apply(wanted), expected);
  }

  /** What tells a file's URL from others: without credentials, and one form for a local file. */
  public static URI identity(URI uri) {
    return LocalLinks.isLocal(uri)
        ? Transfer.localPath(uri).toUri()
        : MaskedUri.of(LenientUri.withoutFragment(uri)).uri();
  }

  /**
   * The wheel or sdist at a URL; a {@code #sha256=…} fragment becomes its hash.
   *
   * @param expected the project the requirement names, if it does; another one is an error
   * @throws InvalidReferenceException if the URL is of no wheel or sdist
   * @throws WrongProjectException if it is one of another project
   */
  public DistributionFile at(URI uri, Optional<ProjectName> expected) {
    URI plain = LenientUri.withoutFragment(uri);
    String filename = LenientUri.filename(plain);
    if (!DistributionNames.isDistribution(filename)) {
      throw new InvalidReferenceException(
          plain, "its path ends in no file name of a wheel or source distribution");
    }
    DistributionNames name = name(plain, filename, expected);
    if (expected.isPresent() && !expected.get().equals(name.project())) {
      throw new WrongProjectException(plain, expected.get(), name.project());
    }
    return new DistributionFile(
        name.project(),
        name.version(),
        filename,
        name.wheel(),
        plain,
        hashes(uri, plain),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        MaskedUri.of(plain).toString());
  }

  /**
   * A wheel on this machine whose file is called otherwise than a wheel has to be.
   *
   * @param name the name it has to have
   * @param source what it is known by
   */
  public static DistributionFile wheel(Path file, WheelName name, Checksum sha256, String source) {
    return new DistributionFile(
        name.project(),
        name.version(),
        name.filename(),
        Optional.of(name),
        file.toUri(),
        List.of(sha256),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        source);
  }

  private static DistributionNames name(URI uri, String filename, Optional<ProjectName> expected) {
    try {
      return DistributionNames.read(filename, expected);
    } catch (InvalidTextException e) {
      // An sdist of another project does not even parse as one of the expected project.
      Optional<DistributionNames> other =
          expected.isPresent() ? DistributionNames.tryRead(filename) : Optional.empty();
      return other.orElseThrow(() -> new InvalidReferenceException(uri, e.getMessage()));
    }
  }

  private List<Checksum> hashes(URI uri, URI plain) {
    List<Checksum> settled = known.get(identity(plain));
    if (settled != null) {
      return settled;
    }
    try {
      return HashTexts.ofFragment(Optional.ofNullable(uri.getFragment()));
    } catch (IllegalArgumentException e) {
      throw new InvalidReferenceException(plain, "the hash in its fragment is malformed");
    }
  }
}
