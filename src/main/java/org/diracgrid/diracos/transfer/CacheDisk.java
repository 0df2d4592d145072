package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/** The cache's folder: small files are whole or absent, also for other processes. */
final class CacheDisk {
  private final Path root;

  CacheDisk(Path root) {
    this.root = root.toAbsolutePath();
  }

  /** A folder, made when needed. */
  Path folder(String first, String... more) {
    Path folder = Path.of(root.toString(), first).resolve(Path.of("", more));
    try {
      // To make what is there costs the file system far more than to look.
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      return folder;
    } catch (IOException e) {
      throw FileFailure.of(folder, e);
    }
  }

  /** Where a file of this folder lies, sharded by the first two letters of its name. */
  Path file(String folder, String name) {
    return root.resolve(folder).resolve(name.substring(0, 2)).resolve(name);
  }

  /** Where who uses the cache has a lock, for as long as that takes. */
  Path usersFolder() {
    return root.resolve("locks").resolve("users");
  }

  /** Where who notes the use of a file has a lock, for no longer than that takes. */
  Path touchFolder() {
    return root.resolve("locks").resolve("touch");
  }

  /**
   * Notes that a file is about to be used, if it is there. The time of access tells it, which many
   * systems do not keep by themselves; the time of its writing stays.
   */
  boolean use(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      CacheUse noting = CacheUse.shared(touchFolder());
      try {
        touch(file);
      } finally {
        noting.close();
      }
    } catch (CacheUnwritableException e) {
      // Of a cache that is only read nothing can be removed either.
    }
    return Files.isRegularFile(file);
  }

  /** Sets the time of access; a system that does not let it only has the file removed earlier. */
  @SuppressWarnings("EmptyCatch") // see above
  private static void touch(Path file) {
    try {
      Files.getFileAttributeView(file, BasicFileAttributeView.class)
          .setTimes(null, FileTime.from(Instant.now()), null);
    } catch (IOException e) {
      // Removed just now, or only to be read.
    }
  }

  /** The file's bytes, if it is there and no larger than this. */
  Optional<byte[]> read(Path file, long most) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > most) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      touch(file);
      return Optional.of(bytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }

  /** Writes beside, then moves. */
  void write(Path file, byte[] content) {
    try {
      Path draft = draft(file.getParent());
      boolean moved = false;
      try {
        Files.write(draft, content);
        move(draft, file);
        moved = true;
      } finally {
        if (!moved) {
          Files.deleteIfExists(draft);
        }
      }
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }

  /** An empty file in a folder, which is made when needed. */
  private static Path draft(Path folder) throws IOException {
    try {
      return Files.createTempFile(folder, ".", ".tmp");
    } catch (NoSuchFileException e) {
      Files.createDirectories(folder);
      return Files.createTempFile(folder, ".", ".tmp");
    }
  }

  /** Moves a complete file to its final name. */
  void move(Path from, Path to) {
    try {
      try {
        rename(from, to);
      } catch (NoSuchFileException e) {
        Files.createDirectories(to.getParent());
        rename(from, to);
      }
    } catch (IOException e) {
      throw FileFailure.of(to, e);
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes a file if it is there. */
  void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }
}
