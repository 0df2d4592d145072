package org.diracgrid.diracos.index;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SdistName;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.Transfer;

/** Distributions at a URL of their own rather than on an index. */
public final class DirectReferences {
  private static final Pattern SUBDIRECTORY = Pattern.compile("(?:^|&)subdirectory=([^&]+)");

  private final Map<URI, List<Checksum>> known;
  private final Function<RepositoryReference, Optional<String>> commits;
  private final Distributions distributions;

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
    this(known, wanted -> Optional.empty(), new Distributions(transfer));
  }

  /**
   * Knows this.
   *
   * @param known the hashes that the files at some URLs must have, by their {@link #identity}
   * @param commits the commit at which a repository must be taken; empty for what its revision
   *     means now
   * @param distributions reads what no name tells
   */
  public DirectReferences(
      Map<URI, List<Checksum>> known,
      Function<RepositoryReference, Optional<String>> commits,
      Distributions distributions) {
    this.known = Map.copyOf(known);
    this.commits = commits;
    this.distributions = distributions;
  }

  /** The project in a folder, as {@link SourceProjects#folder}. */
  public DistributionFile folder(Path folder, Optional<ProjectName> expected) {
    return distributions.sources().folder(folder, expected);
  }

  /** The project in a repository, as {@link SourceProjects#checkout}. */
  public DistributionFile checkout(RepositoryReference wanted, Optional<ProjectName> expected) {
    return distributions.sources().checkout(wanted, commits.apply(wanted), expected);
  }

  /** What tells a file's URL from others: without credentials, and one form for a local file. */
  public static URI identity(URI uri) {
    return LocalLinks.isLocal(uri)
        ? Transfer.localPath(uri).toUri()
        : MaskedUri.of(LenientUri.withoutFragment(uri)).uri();
  }

  /** Whether it is an archive of source that a URL leads to, going by its suffix. */
  public static boolean isArchive(URI uri) {
    return SdistName.hasSdistSuffix(LenientUri.filename(LenientUri.withoutFragment(uri)));
  }

  /** As {@link #at(URI, Optional, Optional, List)}, of anything, in the folder its URL names. */
  public DistributionFile at(URI uri, Optional<ProjectName> expected) {
    Matcher subdirectory = SUBDIRECTORY.matcher(Optional.ofNullable(uri.getFragment()).orElse(""));
    return at(
        uri,
        subdirectory.find() ? Optional.of(subdirectory.group(1)) : Optional.empty(),
        expected,
        List.of());
  }

  /**
   * The wheel or sdist at a URL; a {@code #sha256=…} fragment becomes its hash. Only a wheel has to
   * be called as its format wants; any other archive is read if its name does not tell that it is
   * what is expected, as with pip.
   *
   * @param subdirectory where in an archive the project lies, which no name of the archive tells;
   *     of a wheel it means nothing
   * @param expected the project the requirement names, if it does; another one is an error
   * @param allowed what {@code --hash} allows; empty for anything
   * @throws InvalidReferenceException if the URL is of no wheel or archive
   * @throws WrongProjectException if it is one of another project
   * @throws UnbuildableProjectException if an archive has to be read and is no project that can be
   *     made a wheel
   */
  public DistributionFile at(
      URI uri,
      Optional<String> subdirectory,
      Optional<ProjectName> expected,
      List<Checksum> allowed) {
    URI plain = LenientUri.withoutFragment(uri);
    String filename = LenientUri.filename(plain);
    if (!DistributionNames.isDistribution(filename)) {
      throw new InvalidReferenceException(
          plain, "its path ends in no file name of a wheel or source distribution");
    }
    List<Checksum> hashes = hashes(uri, plain);
    Optional<String> below =
        subdirectory.filter(it -> !DistributionNames.isWheel(filename) && !it.isEmpty());
    DistributionFile found =
        name(plain, filename, expected)
            .filter(name -> below.isEmpty())
            .map(name -> file(name, plain, filename, below, hashes))
            .orElseGet(() -> distributions.archive(plain, filename, below, hashes, allowed));
    if (expected.isPresent() && !expected.get().equals(found.project())) {
      throw new WrongProjectException(plain, expected.get(), found.project());
    }
    return found;
  }

  /** What the name of a wheel tells, or that of an sdist of the expected project. */
  private static Optional<DistributionNames> name(
      URI uri, String filename, Optional<ProjectName> expected) {
    boolean wheel = DistributionNames.isWheel(filename);
    try {
      return wheel || expected.isPresent()
          ? Optional.of(DistributionNames.read(filename, expected))
          : Optional.empty();
    } catch (InvalidTextException e) {
      if (wheel) {
        throw new InvalidReferenceException(uri, e.getMessage());
      }
      return Optional.empty();
    }
  }

  /** One that is what its name, or what it holds, tells. */
  static DistributionFile file(
      DistributionNames name,
      URI uri,
      String filename,
      Optional<String> subdirectory,
      List<Checksum> hashes) {
    return new DistributionFile(
        name.project(),
        name.version(),
        filename,
        name.wheel(),
        uri,
        subdirectory,
        hashes,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        MaskedUri.of(uri).toString());
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
        Optional.empty(),
        List.of(sha256),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        source);
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
