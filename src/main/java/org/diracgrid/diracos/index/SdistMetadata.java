package org.diracgrid.diracos.index;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.diracgrid.diracos.python.CoreMetadata;

/** Takes PKG-INFO out of a source distribution, and judges whether it can be relied on. */
final class SdistMetadata {
  private static final String MEMBER = "PKG-INFO";
  private static final long MOST_UNPACKED = 2L << 30;
  private static final int MOST_MEMBERS = 200_000;
  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
  private static final Set<String> NEEDED =
      Set.of("requires-dist", "requires-python", "provides-extra");

  private SdistMetadata() {}

  /**
   * The text of PKG-INFO.
   *
   * @throws InvalidDistributionException if the archive is damaged
   * @throws MetadataNotStaticException if there is none, or no way to read it
   */
  static String read(Path file, String filename) {
    String name = filename.toLowerCase(Locale.ROOT);
    try {
      Optional<String> text;
      if (name.endsWith(".zip")) {
        text = fromZip(file, filename);
      } else if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
        text = fromTar(file, filename, GzipCompressorInputStream::new);
      } else if (name.endsWith(".tar.bz2") || name.endsWith(".tbz")) {
        text = fromTar(file, filename, BZip2CompressorInputStream::new);
      } else if (name.endsWith(".tar")) {
        text = fromTar(file, filename, in -> in);
      } else {
        throw new MetadataNotStaticException(filename, "archives of its kind are not looked into");
      }
      return text.orElseThrow(
          () -> new MetadataNotStaticException(filename, "it has no " + MEMBER));
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidDistributionException(
          filename, "its archive is damaged (%s)".formatted(e.getMessage()), e);
    }
  }

  /** Throws {@link MetadataNotStaticException} if a build may say otherwise (Metadata 2.2). */
  static void requireStatic(CoreMetadata metadata, String filename) {
    Matcher version = VERSION.matcher(metadata.metadataVersion().strip());
    boolean tells =
        version.matches()
            && (Integer.parseInt(version.group(1)) > 2
                || (Integer.parseInt(version.group(1)) == 2
                    && Integer.parseInt(version.group(2)) >= 2));
    if (!tells) {
      throw new MetadataNotStaticException(
          filename,
          "its %s is of Metadata-Version %s, and only from 2.2 on it says what is fixed"
              .formatted(MEMBER, metadata.metadataVersion()));
    }
    List<String> dynamic = metadata.dynamic().stream().filter(NEEDED::contains).sorted().toList();
    if (!dynamic.isEmpty()) {
      throw new MetadataNotStaticException(
          filename, "its %s leaves %s to the build".formatted(MEMBER, String.join(", ", dynamic)));
    }
  }

  private static Optional<String> fromZip(Path file, String filename) throws IOException {
    try (ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(Files.newByteChannel(file))
            .setIgnoreLocalFileHeader(true)
            .get()) {
      Optional<ZipArchiveEntry> member =
          Collections.list(zip.getEntries()).stream()
              .filter(entry -> isMember(entry.getName()))
              .findFirst();
      if (member.isEmpty() || !zip.canReadEntryData(member.get())) {
        return Optional.empty();
      }
      try (InputStream in = zip.getInputStream(member.get())) {
        return Optional.of(BoundedText.read(in, filename));
      }
    }
  }

  private interface Decompression {
    InputStream of(InputStream in) throws IOException;
  }

  private static Optional<String> fromTar(Path file, String filename, Decompression decompression)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar = new TarArchiveInputStream(decompression.of(in))) {
      TarArchiveEntry entry = tar.getNextEntry();
      for (int members = 0; entry != null; members++) {
        if (members > MOST_MEMBERS || tar.getBytesRead() > MOST_UNPACKED) {
          throw new InvalidDistributionException(filename, "its archive has no end", null);
        }
        if (entry.isFile() && isMember(entry.getName())) {
          return Optional.of(BoundedText.read(tar, filename));
        }
        if (entry.getSize() > MOST_UNPACKED) {
          throw new InvalidDistributionException(filename, "a member of it is huge", null);
        }
        entry = tar.getNextEntry();
      }
      return Optional.empty();
    }
  }

  /** PKG-INFO in the archive's one top folder; others belong to packages inside it. */
  private static boolean isMember(String name) {
    String path = name.startsWith("./") ? name.substring(2) : name;
    int slash = path.indexOf('/');
    return slash > 0 && path.substring(slash + 1).equals(MEMBER);
  }
}
