package org.diracgrid.diracos.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.transfer.Checksum;

/** Source distributions unpacked in the cache, by the sha256 of the archive. */
final class SdistTrees {
  static final String PACKAGE_INFO = "PKG-INFO";
  private static final Version STATIC_FROM = Version.parse("2.2");
  private static final Set<String> NEEDED =
      Set.of("name", "version", "requires-dist", "requires-python", "provides-extra");

  private final Path cache;

  SdistTrees(Path cache) {
    this.cache = cache;
  }

  /** What is in an archive, or in a folder of it. */
  SourceTree tree(Path archive, Checksum sha256, String shown, Optional<String> subdirectory) {
    return SourceTree.list(shown, unpacked(archive, sha256, shown), subdirectory);
  }

  /** The PKG-INFO of an unpacked archive, if it can be relied on. */
  static Optional<String> packageInfo(SourceTree tree) {
    return tree.text(PACKAGE_INFO).filter(SdistTrees::isStatic);
  }

  /** From Metadata 2.2 on PKG-INFO says which of its fields a build may change. */
  private static boolean isStatic(String text) {
    try {
      CoreMetadata metadata = CoreMetadata.parse(text);
      return Version.parse(metadata.metadataVersion()).compareTo(STATIC_FROM) >= 0
          && metadata.dynamic().stream().noneMatch(NEEDED::contains);
    } catch (InvalidTextException e) {
      return false;
    }
  }

  private Path unpacked(Path archive, Checksum sha256, String shown) {
    Path place = cache.resolve(sha256.hex());
    try {
      if (!Files.isDirectory(place)) {
        Files.createDirectories(cache);
        Path draft = Files.createTempDirectory(cache, ".");
        try {
          new SdistArchive(archive, shown).unpackTo(draft);
          publish(draft, place);
        } finally {
          remove(draft);
        }
      }
      try (Stream<Path> tops = Files.list(place)) {
        List<Path> found = tops.toList();
        if (found.size() == 1) {
          return found.get(0);
        }
      }
      throw new UnbuildableProjectException(shown, "it was damaged where the cache unpacked it");
    } catch (IOException e) {
      throw new UnbuildableProjectException(
          shown, "it cannot be unpacked into the cache (%s)".formatted(e.getMessage()), e);
    }
  }

  /** Gives a whole folder its final name. */
  static void publish(Path draft, Path place) throws IOException {
    try {
      Files.move(draft, place);
    } catch (IOException e) {
      // Unless somebody else was quicker, with the same.
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
  }

  /** Removes a folder with all in it. */
  static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
