package org.diracgrid.diracos.extension;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Puts results under their final names, each complete or not at all. */
public final class OutputFolder {
  private final Path folder;
  private final boolean sync;

  /** Puts them into this folder, made when needed. */
  public OutputFolder(Path folder) {
    this(folder, false);
  }

  /**
   * Puts them into this folder, made when needed.
   *
   * @param sync whether a result must be on the disk before it gets its name, and its name when it
   *     has it, so that both outlast a power cut
   */
  OutputFolder(Path folder, boolean sync) {
    this.folder = folder;
    this.sync = sync;
  }

  /** The place of a result. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * A fresh place beside the results, on the same file system, for a result to be; whatever lies
   * there after a crash is removed.
   */
  Path draft(String name) {
    Path draft = folder.resolve("." + name + ".part");
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(draft);
      // Asks for the right to write before the work begins rather than after it.
      Files.createFile(draft);
      Files.delete(draft);
      return draft;
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Moves a finished draft to its final name, over what was there. */
  Path publish(Path draft, String name) {
    Path target = file(name);
    try {
      if (sync) {
        force(draft, StandardOpenOption.WRITE);
      }
      move(draft, target);
      if (sync) {
        forceName();
      }
      return target;
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static void move(Path draft, Path target) throws IOException {
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void force(Path file, StandardOpenOption access) throws IOException {
    try (FileChannel channel = FileChannel.open(file, access)) {
      channel.force(true);
    }
  }

  @SuppressWarnings("EmptyCatch") // The name is there; only how long it stays is not known.
  private void forceName() {
    try {
      force(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      // Windows opens no folders, and keeps names without being told.
    }
  }

  /**
   * Writes a small result whole.
   *
   * @throws UnwritableOutputException if it cannot be written
   */
  public Path write(String name, byte[] bytes) {
    Path draft = prepare(name, bytes);
    try {
      return publish(draft, name);
    } catch (UnwritableOutputException e) {
      discard(draft);
      throw e;
    }
  }

  /** The draft of a small result. */
  Path prepare(String name, byte[] bytes) {
    Path draft = draft(name);
    try {
      Files.write(draft, bytes);
      return draft;
    } catch (IOException e) {
      discard(draft);
      throw unwritable(draft, e);
    }
  }

  /** Whether there is a result of this name. */
  boolean has(String name) {
    return Files.exists(file(name));
  }

  /** A small result of an earlier build; empty if there is none. */
  Optional<byte[]> read(String name) {
    try {
      return Optional.of(Files.readAllBytes(file(name)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** When a result was last written, in milliseconds since 1970. */
  long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Whether the tarball of a record lies here untouched, and its md5 beside it. */
  boolean holds(BuildRecord.Archive archive, String md5Name) {
    Path tarball = file(archive.file());
    try {
      return Files.size(tarball) == archive.size()
          && Files.getLastModifiedTime(tarball).toMillis() == archive.modified()
          && Files.readString(file(md5Name)).equals(archive.md5());
    } catch (IOException e) {
      return false;
    }
  }

  /** Removes a result of an earlier build. */
  void remove(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw unwritable(file(name), e);
    }
  }

  /** Removes an unfinished draft. */
  void discard(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw unwritable(draft, e);
    }
  }

  private static UnwritableOutputException unwritable(Path file, IOException e) {
    String reason;
    if (e instanceof AccessDeniedException) {
      reason = "no permission";
    } else if (e instanceof FileAlreadyExistsException) {
      reason = "a file stands where a folder is wanted";
    } else {
      reason =
          Optional.ofNullable(e instanceof FileSystemException f ? f.getReason() : e.getMessage())
              .orElse(e.getClass().getSimpleName());
    }
    return new UnwritableOutputException(file, reason, e);
  }
}
