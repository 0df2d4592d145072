package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is known of a complete file's bytes.
 *
 * @param checksums by algorithm, sha256 always among them
 * @param size in bytes
 */
record Digests(Map<DigestAlgorithm, Checksum> checksums, long size) {
  /** Reads a whole file. */
  static Digests of(Path file, DigestAlgorithm also) throws IOException {
    RunningDigests running = new RunningDigests(also);
    running.add(file);
    return running.end();
  }

  /** The digests of bytes in memory. */
  static Digests of(byte[] bytes) {
    return of(bytes, DigestAlgorithm.SHA256);
  }

  /** The digests of bytes in memory, this one among them. */
  static Digests of(byte[] bytes, DigestAlgorithm also) {
    RunningDigests running = new RunningDigests(also);
    running.add(bytes, bytes.length);
    return running.end();
  }

  Checksum of(DigestAlgorithm algorithm) {
    return checksums.get(algorithm);
  }

  Checksum sha256() {
    return of(DigestAlgorithm.SHA256);
  }
}
