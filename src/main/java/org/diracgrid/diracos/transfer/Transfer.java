package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Fetches pages and files over {@code http}, {@code https} and {@code file}; safe for many threads.
 */
public final class Transfer implements AutoCloseable {
  /** Fetches as the settings say and tells the listener of every body that comes from afar. */
  public Transfer(TransferSettings settings, TransferListener listener) {}

  /**
   * Fetches a small document (64 MiB at most).
   *
   * @param accept the {@code Accept} header
   * @throws TransferException of the kind that fits: not found, refused, timed out …
   */
  public Page page(URI uri, String accept) {
    throw new UnsupportedOperationException();
  }

  /**
   * Brings a file into the cache, or finds it there by a strong expected checksum without asking
   * anyone; a {@code file:} URL is verified and used where it lies.
   *
   * @param expected checksums of which the file must meet one of the strongest kind given; may be
   *     empty
   */
  public FetchedFile file(URI uri, List<Checksum> expected) {
    throw new UnsupportedOperationException();
  }

  /** A folder of the cache for what another package keeps there, made when needed. */
  public Path cacheFolder(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
