package org.diracgrid.diracos.index;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.ChecksumMismatchException;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.FetchedFile;
import org.diracgrid.diracos.transfer.Transfer;

/**
 * Fetches files that must be what the index says they are, and one of those the user allows.
 *
 * <p>The user's list is for all files of a version, whose hashes may be of different kinds; so any
 * of them will do, while of the index's only the strongest kind counts.
 */
final class HashCheck {
  private static final int BUFFER = 1 << 16;

  private final Transfer transfer;

  HashCheck(Transfer transfer) {
    this.transfer = transfer;
  }

  FetchedFile fetch(URI uri, String filename, List<Checksum> hashes, List<Checksum> allowed) {
    boolean oneKind = allowed.stream().map(Checksum::algorithm).distinct().count() == 1;
    if (hashes.isEmpty() && oneKind) {
      return transfer.file(uri, allowed);
    }
    FetchedFile fetched = transfer.file(uri, hashes);
    if (allowed.isEmpty()) {
      return fetched;
    }
    if (!allowed.contains(fetched.sha256())) {
      check(uri, filename, fetched, allowed);
    }
    return new FetchedFile(
        fetched.path(), fetched.origin(), fetched.sha256(), fetched.size(), true);
  }

  private static void check(URI uri, String filename, FetchedFile fetched, List<Checksum> allowed) {
    Map<DigestAlgorithm, Checksum> found = digests(filename, fetched, allowed);
    if (allowed.stream().anyMatch(one -> one.equals(found.get(one.algorithm())))) {
      return;
    }
    DigestAlgorithm shown =
        allowed.stream().map(Checksum::algorithm).max(DigestAlgorithm::compareTo).orElseThrow();
    List<Checksum> wanted = allowed.stream().filter(c -> c.algorithm() == shown).toList();
    throw new ChecksumMismatchException(uri, wanted, found.get(shown));
  }

  private static Map<DigestAlgorithm, Checksum> digests(
      String filename, FetchedFile fetched, List<Checksum> allowed) {
    Map<DigestAlgorithm, MessageDigest> running = new EnumMap<>(DigestAlgorithm.class);
    allowed.forEach(one -> running.computeIfAbsent(one.algorithm(), DigestAlgorithm::digest));
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(fetched.path())) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        for (MessageDigest digest : running.values()) {
          digest.update(buffer, 0, count);
        }
      }
    } catch (IOException e) {
      throw new InvalidDistributionException(filename, "it cannot be read back", e);
    }
    Map<DigestAlgorithm, Checksum> found = new EnumMap<>(DigestAlgorithm.class);
    running.forEach(
        (algorithm, digest) ->
            found.put(
                algorithm, new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()))));
    return found;
  }
}
