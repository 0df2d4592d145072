package org.diracgrid.diracos.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.TarGzReader;

/** An archive, unpacked into a folder of its own, which is gone when closed. */
final class UnpackedArchive implements AutoCloseable {
  private static final PosixFilePermission[] BITS = PosixFilePermission.values();

  private final Path folder;

  private UnpackedArchive(Path folder) {
    this.folder = folder;
  }

  /** Unpacks an archive; nothing comes to lie outside the folder, whatever it holds. */
  static UnpackedArchive of(Path archive) throws IOException {
    UnpackedArchive unpacked =
        new UnpackedArchive(Files.createTempDirectory("diracos-").toRealPath());
    try {
      new TarGzReader().read(archive, unpacked::visit, count -> {});
      return unpacked;
    } catch (RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  /** Where it is. */
  Path folder() {
    return folder;
  }

  /** The reader takes what it throws itself for failures to read. */
  private void visit(ArchiveEntry entry, InputStream content) {
    try {
      unpack(entry, content);
    } catch (InvalidPathException e) {
      // Java writes no name that the host's locale has no characters for; Python imports none.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void unpack(ArchiveEntry entry, InputStream content) throws IOException {
    Path place = place(entry.path());
    if (!place.equals(folder)) {
      Files.createDirectories(place.getParent());
    }
    switch (entry.type()) {
      case DIRECTORY -> Files.createDirectories(place);
      case SYMBOLIC_LINK -> Files.createSymbolicLink(place, Path.of(entry.linkTarget()));
      case FILE -> {
        Files.copy(content, place);
        Files.setPosixFilePermissions(place, permissions(entry.mode()));
      }
      case HARD_LINK -> Files.copy(place(entry.linkTarget()), place);
      case OTHER -> {
        // No DIRACOS has any, and nothing that is imported can be one.
      }
    }
  }

  /** A place that no link on the way leads elsewhere. */
  private Path place(String path) throws IOException {
    Path place = folder.resolve(path).normalize();
    if (!place.startsWith(folder)) {
      throw new IOException(path + " leads out of the archive");
    }
    Path at = folder;
    for (Path name : folder.relativize(place)) {
      if (Files.isSymbolicLink(at)) {
        throw new IOException(path + " lies below a link");
      }
      at = at.resolve(name);
    }
    return place;
  }

  /** The nine bits, from the owner's right to read to others' right to execute. */
  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions =
        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    for (int i = 0; i < BITS.length; i++) {
      if ((mode & (1 << (BITS.length - 1 - i))) != 0) {
        permissions.add(BITS[i]);
      }
    }
    return permissions;
  }

  @Override
  public void close() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
