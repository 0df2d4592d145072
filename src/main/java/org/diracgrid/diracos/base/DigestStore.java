package org.diracgrid.diracos.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.archive.FileDigests;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;

/** The digests of large local files, computed once and kept until the file changes. */
public final class DigestStore {
  private static final int NUMBER = 2;
  private static final String FORMAT = "diracos-digests " + NUMBER;
  private static final int BUFFER = 1 << 18;

  // A file written twice within its clock's tick looks unchanged (git calls such racy).
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private final Path folder;

  /** Keeps digests in this folder. */
  public DigestStore(Path folder) {
    this.folder = folder;
  }

  /**
   * What was computed of one file.
   *
   * @param size in bytes
   */
  public record Digests(long size, Checksum md5, Checksum sha256) {
    private static Digests of(FileDigests computed) {
      return new Digests(
          computed.size(),
          new Checksum(DigestAlgorithm.MD5, computed.md5()),
          new Checksum(DigestAlgorithm.SHA256, computed.sha256()));
    }
  }

  /** How to digest a file. */
  @FunctionalInterface
  public interface Digesting {
    /** Reads a whole file. */
    FileDigests digest(Path file) throws IOException;
  }

  /**
   * The digests of a regular file.
   *
   * @param digesting what to do if they are not known
   */
  public Digests of(Path file, Digesting digesting) throws IOException {
    Path real = file.toRealPath();
    String identity = identity(real);
    Path kept = folder.resolve(NUMBER + "-" + hex(DigestAlgorithm.SHA256, real.toString()));
    Optional<Digests> known = read(kept, identity);
    if (known.isPresent()) {
      return known.get();
    }
    Digests digests = Digests.of(digesting.digest(real));
    // A file that somebody is still writing is digested, but not believed to stay so.
    if (identity.equals(identity(real)) && settled(real)) {
      keep(kept, identity, digests);
    }
    return digests;
  }

  /** A digest of another kind, which nobody keeps. */
  public static Checksum compute(Path file, DigestAlgorithm algorithm) throws IOException {
    MessageDigest digest = algorithm.digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
  }

  /** The sha256 of the file that once met a weak checksum. */
  Optional<Checksum> sameAs(Checksum weak) {
    try {
      String hex = Files.readString(same(weak), UTF_8).strip();
      return Optional.of(new Checksum(DigestAlgorithm.SHA256, hex));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Keeps that the file of this sha256 meets a weak checksum, too. */
  void keepSame(Checksum weak, Checksum sha256) {
    // A strong one is looked up in the transfer's cache directly.
    if (!weak.algorithm().strong()) {
      CacheFile.write(same(weak), out -> out.write(sha256.hex().getBytes(UTF_8)));
    }
  }

  private Path same(Checksum weak) {
    return folder.resolve(weak.algorithm().label() + "-" + weak.hex());
  }

  private static String identity(Path real) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
    return "%s %d %s %s %s"
        .formatted(
            real,
            attributes.size(),
            attributes.lastModifiedTime(),
            changed(real).map(Object::toString).orElse(""),
            attributes.fileKey())
        .replaceAll("\\R", " ");
  }

  /**
   * When anything of a file last changed, where the system tells: unlike its modification time
   * nobody can set it, as {@code cp -p} and builds with a fixed time do.
   */
  private static Optional<FileTime> changed(Path real) throws IOException {
    return real.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? Optional.of((FileTime) Files.getAttribute(real, "unix:ctime"))
        : Optional.empty();
  }

  private static boolean settled(Path real) throws IOException {
    return Files.getLastModifiedTime(real).toInstant().isBefore(Instant.now().minus(SETTLED));
  }

  private static Optional<Digests> read(Path kept, String identity) {
    try {
      List<String> lines = Files.readAllLines(kept, UTF_8);
      if (lines.size() != 5 || !lines.get(0).equals(FORMAT) || !lines.get(1).equals(identity)) {
        return Optional.empty();
      }
      return Optional.of(
          new Digests(
              Long.parseLong(lines.get(2)),
              new Checksum(DigestAlgorithm.MD5, lines.get(3)),
              new Checksum(DigestAlgorithm.SHA256, lines.get(4))));
    } catch (IOException | IllegalArgumentException e) {
      // Missing or damaged: the file itself is the truth.
      return Optional.empty();
    }
  }

  private static void keep(Path kept, String identity, Digests digests) {
    String text =
        String.join(
            "\n",
            FORMAT,
            identity,
            String.valueOf(digests.size),
            digests.md5.hex(),
            digests.sha256.hex());
    CacheFile.write(kept, out -> out.write((text + "\n").getBytes(UTF_8)));
  }

  private static String hex(DigestAlgorithm algorithm, String text) {
    return HexFormat.of().formatHex(algorithm.digest().digest(text.getBytes(UTF_8)));
  }
}
