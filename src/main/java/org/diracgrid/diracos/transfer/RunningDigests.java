package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/** Makes the digests of bytes while they pass by. */
final class RunningDigests {
  private static final int BUFFER = 1 << 16;

  private final Map<DigestAlgorithm, MessageDigest> running = new EnumMap<>(DigestAlgorithm.class);
  private long size;

  /** Makes sha256, and this one. */
  RunningDigests(DigestAlgorithm also) {
    running.put(DigestAlgorithm.SHA256, DigestAlgorithm.SHA256.digest());
    running.computeIfAbsent(also, DigestAlgorithm::digest);
  }

  void add(byte[] bytes, int length) {
    running.values().forEach(digest -> digest.update(bytes, 0, length));
    size += length;
  }

  /** Takes in a whole file. */
  void add(Path file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        add(buffer, count);
      }
    }
  }

  /** The digests of all that passed; nothing may be added after it. */
  Digests end() {
    Map<DigestAlgorithm, Checksum> checksums = new EnumMap<>(DigestAlgorithm.class);
    running.forEach(
        (algorithm, digest) ->
            checksums.put(
                algorithm, new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()))));
    return new Digests(Map.copyOf(checksums), size);
  }
}
