package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.diracgrid.diracos.transfer.Checksum;

/**
 * One wheel or sdist of a lock, at a URL or at a path.
 *
 * @param filename its name
 * @param url where it is, without credentials
 * @param path where it lies, from the folder of the lock, with {@code /}; goes before the URL
 * @param subdirectory where in an archive the project lies, with {@code /}; empty for its top
 * @param size in bytes
 * @param uploadTime when it was published
 * @param hashes of its bytes; one of sha256, sha384 and sha512 at least
 */
public record LockedFile(
    String filename,
    Optional<URI> url,
    Optional<String> path,
    Optional<String> subdirectory,
    OptionalLong size,
    Optional<Instant> uploadTime,
    List<Checksum> hashes) {
  /** A copy that cannot change. */
  public LockedFile {
    hashes = List.copyOf(hashes);
  }

  boolean isWheel() {
    return filename.endsWith(".whl");
  }
}
