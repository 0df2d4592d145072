package org.diracgrid.diracos.index;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.InvalidMetadataException;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.FetchedFile;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.Transfer;

/** Metadata and bytes of distributions; safe for many threads. */
public final class Distributions {
  private final Transfer transfer;
  private final MetadataSearch search;
  private final HashCheck hashCheck;
  private final SourceProjects sources;
  private final OncePerKey<DistributionFile, CoreMetadata> known;

  /** Fetches through this transfer, and makes nothing of source. */
  public Distributions(Transfer transfer) {
    this(transfer, new NoSourceProjects());
  }

  /** Fetches through this transfer, and has wheels made of what comes as source. */
  public Distributions(Transfer transfer, SourceProjects sources) {
    this.transfer = transfer;
    this.search = new MetadataSearch(transfer);
    this.sources = sources;
    this.hashCheck = new HashCheck(transfer);
    this.known = new OncePerKey<>(this::read, Distributions::subject);
  }

  /**
   * The core metadata of a wheel (from PEP 658's file, else from the wheel), of an sdist (from a
   * PKG-INFO that can be relied on, else from what its source says), or of a folder or checkout.
   *
   * @throws org.diracgrid.diracos.python.InvalidMetadataException if it is no metadata, or is of
   *     another project or version than the file's name
   * @throws InvalidDistributionException if the file cannot be read as a wheel or sdist
   * @throws MetadataNotStaticException if an sdist must be built to tell what it needs
   * @throws UnbuildableProjectException if no wheel can be made of a source
   */
  public CoreMetadata metadata(DistributionFile file) {
    return known.get(file);
  }

  /** Folders and checkouts. */
  public SourceProjects sources() {
    return sources;
  }

  /** Where the source lies if a file is a folder or checkout, and so no archive. */
  public Optional<SourceOrigin> tree(DistributionFile file) {
    return sources.isTree(file) ? Optional.of(sources.origin(file)) : Optional.empty();
  }

  /**
   * The file itself, checked against the index's hashes and, if any are given, the user's.
   *
   * @param allowed what {@code --hash} or a lock allows; empty for anything
   * @throws org.diracgrid.diracos.transfer.ChecksumMismatchException if it is another file
   */
  public FetchedFile fetch(DistributionFile file, List<Checksum> allowed) {
    return hashCheck.fetch(file.uri(), file.filename(), file.hashes(), allowed);
  }

  /**
   * The source distribution that an archive is, whatever it is called: what it holds tells its
   * project and version.
   *
   * @param filename whose suffix tells the format
   * @param subdirectory where in it the project lies
   * @param hashes what the bytes must be
   * @param allowed what {@code --hash} allows; empty for anything
   * @throws org.diracgrid.diracos.transfer.ChecksumMismatchException if it is another file, of
   *     which nothing is run
   * @throws UnbuildableProjectException if no wheel can be made of it
   */
  DistributionFile archive(
      URI uri,
      String filename,
      Optional<String> subdirectory,
      List<Checksum> hashes,
      List<Checksum> allowed) {
    FetchedFile fetched = hashCheck.fetch(uri, filename, hashes, allowed);
    CoreMetadata metadata = sources.metadata(fetched, filename, subdirectory);
    return DirectReferences.file(
        new DistributionNames(metadata.name(), metadata.version(), Optional.empty()),
        uri,
        filename,
        subdirectory,
        hashes);
  }

  /** How many bytes are to come from afar for a file: none if it is here, empty if nobody knows. */
  public OptionalLong toCome(DistributionFile file) {
    boolean here = sources.isTree(file) || transfer.has(file.uri(), file.hashes());
    return here ? OptionalLong.of(0) : file.size();
  }

  /**
   * The wheel to install: the file itself, or what is made of it.
   *
   * @param allowed what {@code --hash} or a lock allows the file; empty for anything
   * @param tags those of the target, which what is made here is made for
   * @throws org.diracgrid.diracos.transfer.ChecksumMismatchException if it is another file
   * @throws UnbuildableProjectException if no wheel can be made of a source
   */
  public ReadyWheel wheel(DistributionFile file, List<Checksum> allowed, SupportedTags tags) {
    if (sources.isTree(file)) {
      return sources.wheel(file, tags);
    }
    FetchedFile fetched = fetch(file, allowed);
    return file.wheel()
        .map(name -> new ReadyWheel(name, fetched, Optional.empty()))
        .orElseGet(() -> sources.wheel(file, fetched, tags));
  }

  private static URI subject(DistributionFile file) {
    return MaskedUri.of(file.uri()).uri();
  }

  private CoreMetadata read(DistributionFile file) {
    if (sources.isTree(file)) {
      return sources.metadata(file);
    }
    CoreMetadata metadata =
        file.wheel().isPresent() ? CoreMetadata.parse(search.text(file)) : sdist(file);
    if (!metadata.name().equals(file.project())) {
      throw invalid(file, "it is of the project '%s'".formatted(metadata.name()));
    }
    if (!metadata.version().equals(file.version())) {
      throw invalid(file, "it is of the version %s".formatted(metadata.version()));
    }
    return metadata;
  }

  private CoreMetadata sdist(DistributionFile file) {
    try {
      if (file.subdirectory().isPresent()) {
        throw new MetadataNotStaticException(
            file.filename(),
            "its project lies in the folder '%s' of it".formatted(file.subdirectory().get()));
      }
      CoreMetadata metadata = CoreMetadata.parse(search.text(file));
      SdistMetadata.requireStatic(metadata, file.filename());
      sources.check(file, () -> search.whole(file));
      return metadata;
    } catch (MetadataNotStaticException e) {
      return sources.metadata(file, () -> search.whole(file), e);
    }
  }

  private static InvalidMetadataException invalid(DistributionFile file, String reason) {
    return new InvalidMetadataException(file.filename(), -1, reason);
  }
}
