package org.diracgrid.diracos.base;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.NotFoundException;
import org.diracgrid.diracos.transfer.Transfer;

/** Finds the base, brings it here and verifies it. */
public final class BaseLocator {
  private final RemoteBases remoteBases;
  private final LocalBases localBases;

  /**
   * Fetches through this transfer.
   *
   * @param inventories takes those of what is fetched, or read for the first time, meanwhile
   */
  public BaseLocator(Transfer transfer, InventoryReader inventories) {
    DigestStore digests = new DigestStore(transfer.cacheFolder("digests"));
    this.remoteBases = new RemoteBases(transfer, digests, inventories.passing());
    this.localBases = new LocalBases(digests, inventories.passing());
  }

  /**
   * The base, verified.
   *
   * @param expected the digest the configuration names
   * @param progress hears how many bytes of a file of this machine were read since it last did
   * @throws BaseNotFoundException if no base URL has the version
   * @throws MissingBaseFileException if a local file does not exist
   * @throws BaseIsFolderException if it is a folder
   * @throws UnreadableBaseException if it cannot be read
   * @throws BaseDigestMismatchException if the base has not the digest it should have
   */
  public LocatedBase locate(
      BaseReference reference, Optional<Checksum> expected, LongConsumer progress) {
    if (reference instanceof BaseReference.Released released) {
      return released(released, expected, progress);
    }
    if (reference instanceof BaseReference.Remote remote) {
      return remote(remote.uri(), expected, progress);
    }
    return localBases.locate((BaseReference.Local) reference, expected, progress);
  }

  private LocatedBase released(
      BaseReference.Released reference, Optional<Checksum> expected, LongConsumer progress) {
    String stem = "diracos-" + reference.version();
    List<URI> missing = new ArrayList<>();
    for (URI folder : reference.baseUrls()) {
      URI uri = Siblings.in(folder, stem + ".tar.gz");
      Optional<Path> local = localFile(uri);
      if (local.isPresent() && Files.notExists(local.get())) {
        missing.add(uri);
        continue;
      }
      try {
        return local.isPresent()
            ? local(uri, local.get(), expected, progress)
            : remoteBases.locate(uri, List.of(stem + ".md5"), expected);
      } catch (NotFoundException e) {
        missing.add(uri);
      }
    }
    throw new BaseNotFoundException(
        reference.version(), missing.stream().map(uri -> MaskedUri.of(uri).uri()).toList());
  }

  private LocatedBase remote(URI uri, Optional<Checksum> expected, LongConsumer progress) {
    Optional<Path> local = localFile(uri);
    return local.isPresent()
        ? local(uri, local.get(), expected, progress)
        : remoteBases.locate(uri, Md5Names.beside(Siblings.filename(uri)), expected);
  }

  private LocatedBase local(
      URI uri, Path file, Optional<Checksum> expected, LongConsumer progress) {
    return localBases.locate(
        new BaseReference.Local(file, uri.toString(), false), expected, progress);
  }

  /** The path of a {@code file:} URL, so that its digests are kept like any local file's. */
  private static Optional<Path> localFile(URI uri) {
    boolean local =
        "file".equalsIgnoreCase(uri.getScheme())
            && uri.getAuthority() == null
            && uri.getRawPath() != null;
    return local
        ? Optional.of(Path.of(URI.create("file://" + uri.getRawPath())))
        : Optional.empty();
  }
}
