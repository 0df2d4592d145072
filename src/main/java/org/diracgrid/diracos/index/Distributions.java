package org.diracgrid.diracos.index;

import java.net.URI;
import java.util.List;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.InvalidMetadataException;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.FetchedFile;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.Transfer;

/** Metadata and bytes of distributions; safe for many threads. */
public final class Distributions {
  private final MetadataSearch search;
  private final HashCheck hashCheck;
  private final OncePerKey<DistributionFile, CoreMetadata> known;

  /** Fetches through this transfer. */
  public Distributions(Transfer transfer) {
    this.search = new MetadataSearch(transfer);
    this.hashCheck = new HashCheck(transfer);
    this.known = new OncePerKey<>(this::read, Distributions::subject);
  }

  /**
   * The core metadata of a wheel (from PEP 658's file, else from the wheel), or of an sdist whose
   * PKG-INFO can be relied on.
   *
   * @throws org.diracgrid.diracos.python.InvalidMetadataException if it is no metadata, or is of
   *     another project or version than the file's name
   * @throws InvalidDistributionException if the file cannot be read as a wheel or sdist
   * @throws MetadataNotStaticException if an sdist must be built to tell what it needs
   */
  public CoreMetadata metadata(DistributionFile file) {
    return known.get(file);
  }

  /**
   * The file itself, checked against the index's hashes and, if any are given, the user's.
   *
   * @param allowed what {@code --hash} or a lock allows; empty for anything
   * @throws org.diracgrid.diracos.transfer.ChecksumMismatchException if it is another file
   */
  public FetchedFile fetch(DistributionFile file, List<Checksum> allowed) {
    return hashCheck.fetch(file, allowed);
  }

  private static URI subject(DistributionFile file) {
    return MaskedUri.of(file.uri()).uri();
  }

  private CoreMetadata read(DistributionFile file) {
    CoreMetadata metadata = CoreMetadata.parse(search.text(file));
    if (!metadata.name().equals(file.project())) {
      throw invalid(file, "it is of the project '%s'".formatted(metadata.name()));
    }
    if (!metadata.version().equals(file.version())) {
      throw invalid(file, "it is of the version %s".formatted(metadata.version()));
    }
    if (file.wheel().isEmpty()) {
      SdistMetadata.requireStatic(metadata, file.filename());
    }
    return metadata;
  }

  private static InvalidMetadataException invalid(DistributionFile file, String reason) {
    return new InvalidMetadataException(file.filename(), -1, reason);
  }
}
