package org.diracgrid.diracos.verification;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.diracgrid.diracos.archive.ArchiveUnpacking;

/** An archive, unpacked into a folder of its own, which is gone when closed. */
final class UnpackedArchive implements AutoCloseable {
  private final Path folder;

  private UnpackedArchive(Path folder) {
    this.folder = folder;
  }

  /** Unpacks an archive; nothing comes to lie outside the folder, whatever it holds. */
  static UnpackedArchive of(Path archive) throws IOException {
    UnpackedArchive unpacked =
        new UnpackedArchive(Files.createTempDirectory("diracos-").toRealPath());
    try {
      ArchiveUnpacking.unpack(archive, unpacked.folder);
      return unpacked;
    } catch (IOException | RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  /** Where it is. */
  Path folder() {
    return folder;
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
