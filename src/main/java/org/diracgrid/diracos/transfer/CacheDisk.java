package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
      Files.createDirectories(folder);
      return folder;
    } catch (IOException e) {
      throw FileFailure.of(folder, e);
    }
  }

  /** Where a file of this folder lies, sharded by the first two letters of its name. */
  Path file(String folder, String name) {
    return root.resolve(folder).resolve(name.substring(0, 2)).resolve(name);
  }

  /** The file's bytes, if it is there and no larger than this. */
  Optional<byte[]> read(Path file, long most) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= most
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }

  /** Writes beside, then moves. */
  void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), ".", ".tmp");
      try {
        Files.write(draft, content);
        move(draft, file);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }

  /** Moves a complete file to its final name. */
  void move(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      try {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw FileFailure.of(to, e);
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
