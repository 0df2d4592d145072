package org.diracgrid.diracos.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.diracgrid.diracos.transfer.Checksum;

/** Verifies bases that lie on this machine already; they are used where they lie. */
final class LocalBases {
  private final DigestStore digests;
  private final PassingScans scans;

  /** Keeps the digests of what it verifies in this store, and scans what it reads for them. */
  LocalBases(DigestStore digests, PassingScans scans) {
    this.digests = digests;
    this.scans = scans;
  }

  LocatedBase locate(
      BaseReference.Local reference, Optional<Checksum> expected, LongConsumer progress) {
    Path file = reference.file();
    requireFile(file, reference.origin());
    List<String> warnings = new ArrayList<>();
    // A pin says more than an md5 that may have been left behind beside an older file.
    Optional<Expectation> expectation =
        expected.map(Expectation::ofConfiguration).or(() -> md5Beside(file, warnings));
    try {
      DigestStore.Digests found = digests.of(file, real -> scans.digest(real, reference, progress));
      List<String> verifiedBy = new ArrayList<>();
      if (expectation.isPresent()) {
        verify(file, found, expectation.get());
        verifiedBy.add(expectation.get().source());
      }
      if (reference.vouched()) {
        verifiedBy.add("Maven, which resolved " + reference.origin());
      }
      if (verifiedBy.isEmpty()) {
        warnings.add(Warnings.nothingVouches(reference.origin(), found.sha256()));
      }
      return new LocatedBase(
          file,
          reference.origin(),
          found.sha256().hex(),
          found.size(),
          List.copyOf(verifiedBy),
          List.copyOf(warnings));
    } catch (IOException e) {
      throw new UnreadableBaseException(file, e);
    }
  }

  private static void requireFile(Path file, String origin) {
    if (Files.isDirectory(file)) {
      throw new BaseIsFolderException(file);
    }
    if (Files.notExists(file)) {
      throw new MissingBaseFileException(file, origin);
    }
    if (!Files.isRegularFile(file)) {
      // Reading a pipe could wait for ever.
      throw new UnreadableBaseException(file, new IOException("it is no regular file"));
    }
  }

  private static Optional<Expectation> md5Beside(Path file, List<String> warnings) {
    Path name = file.getFileName();
    for (String candidate : Md5Names.beside(name.toString())) {
      Path md5 = file.resolveSibling(candidate);
      Optional<String> text = read(md5);
      if (text.isPresent()) {
        Optional<Checksum> digest = Md5File.digestOf(name.toString(), text.get());
        if (digest.isPresent()) {
          return Optional.of(Expectation.ofMd5File(digest.get(), md5));
        }
        warnings.add(Warnings.noMd5In(md5));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> read(Path md5) {
    if (!Files.isRegularFile(md5)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(md5)) {
      byte[] start = in.readNBytes(Md5File.MAX_CHARACTERS + 1);
      return Optional.of(new String(start, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UnreadableBaseException(md5, e);
    }
  }

  private static void verify(Path file, DigestStore.Digests found, Expectation expectation)
      throws IOException {
    Checksum wanted = expectation.checksum();
    Checksum got =
        switch (wanted.algorithm()) {
          case MD5 -> found.md5();
          case SHA256 -> found.sha256();
          default -> DigestStore.compute(file, wanted.algorithm());
        };
    if (!got.equals(wanted)) {
      throw new BaseDigestMismatchException(file.toString(), expectation.source(), wanted, got);
    }
  }
}
