package org.diracgrid.diracos.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Complete files by the digest of their content; damaged ones are thrown away when found. */
final class ContentStore {
  private final CacheDisk disk;

  /** Sizes of what was verified already, so that one build reads each file once for it. */
  private final Map<Checksum, Long> verified = new ConcurrentHashMap<>();

  /**
   * A file of the store.
   *
   * @param path where it lies
   * @param sha256 of its bytes
   * @param size in bytes
   */
  record Stored(Path path, Checksum sha256, long size) {}

  ContentStore(CacheDisk disk) {
    this.disk = disk;
  }

  /** Whether there is a file with this strong checksum; its bytes are not looked at. */
  boolean has(Checksum strong) {
    return Files.isRegularFile(path(strong));
  }

  /** The file with this strong checksum, its bytes verified. */
  Optional<Stored> find(Checksum strong) {
    return sha256Of(strong).flatMap(this::verified);
  }

  /** The file with this digest, if its size is right; its bytes are not read. */
  Optional<Stored> find(Checksum sha256, long size) {
    Path path = path(sha256);
    try {
      if (!disk.use(path)) {
        return Optional.empty();
      }
      if (Files.size(path) == size) {
        return Optional.of(new Stored(path, sha256, size));
      }
    } catch (IOException e) {
      throw FileFailure.of(path, e);
    }
    disk.delete(path);
    return Optional.empty();
  }

  /** Takes in a complete file, which is moved. */
  Stored add(Path complete, Digests digests) {
    Path path = path(digests.sha256());
    disk.move(complete, path);
    digests.checksums().values().stream()
        .filter(c -> c.algorithm().strong() && c.algorithm() != DigestAlgorithm.SHA256)
        .forEach(c -> disk.write(path(c), digests.sha256().hex().getBytes(US_ASCII)));
    verified.put(digests.sha256(), digests.size());
    return new Stored(path, digests.sha256(), digests.size());
  }

  /** Throws a file away. */
  void remove(Checksum sha256) {
    verified.remove(sha256);
    disk.delete(path(sha256));
  }

  private Optional<Checksum> sha256Of(Checksum strong) {
    if (strong.algorithm() == DigestAlgorithm.SHA256) {
      return Optional.of(strong);
    }
    return disk.read(path(strong), 64)
        .map(bytes -> new String(bytes, US_ASCII))
        .filter(hex -> hex.matches("[0-9a-f]{64}"))
        .map(hex -> new Checksum(DigestAlgorithm.SHA256, hex));
  }

  private Optional<Stored> verified(Checksum sha256) {
    Path path = path(sha256);
    Long known = verified.get(sha256);
    if (known != null) {
      return find(sha256, known);
    }
    try {
      if (!disk.use(path)) {
        return Optional.empty();
      }
      Digests digests = Digests.of(path, DigestAlgorithm.SHA256);
      if (digests.sha256().equals(sha256)) {
        verified.put(sha256, digests.size());
        return Optional.of(new Stored(path, sha256, digests.size()));
      }
    } catch (IOException e) {
      throw FileFailure.of(path, e);
    }
    disk.delete(path);
    return Optional.empty();
  }

  private Path path(Checksum checksum) {
    return disk.file("content-" + checksum.algorithm().label(), checksum.hex());
  }
}
