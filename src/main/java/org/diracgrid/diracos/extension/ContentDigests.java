package org.diracgrid.diracos.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diracgrid.diracos.archive.FileDigests;
import org.diracgrid.diracos.base.DigestStore;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.Transfer;

/** Digests of local files; a large one that has not changed is not read again. */
final class ContentDigests {
  /** Below that, reading the file costs no more than looking its digest up. */
  private static final long LARGE = 1 << 20;

  private final DigestStore store;

  /** Keeps the digests of large files in the cache. */
  ContentDigests(Transfer transfer) {
    this.store = new DigestStore(transfer.cacheFolder("digests"));
  }

  /** The sha256 of what a regular file holds. */
  Checksum sha256(Path file) throws IOException {
    return Files.size(file) < LARGE
        ? DigestStore.compute(file, DigestAlgorithm.SHA256)
        : store.of(file, real -> FileDigests.of(real, count -> {})).sha256();
  }
}
