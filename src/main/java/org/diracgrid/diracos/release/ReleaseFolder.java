package org.diracgrid.diracos.release;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.diracgrid.diracos.archive.FileDigests;

/** A folder that dirac-install fetches from, on a disk: EOS, CVMFS or a web server's own. */
public final class ReleaseFolder {
  private static final int LONGEST_MD5 = 200;
  private final Path folder;

  /** The folder, made when needed. */
  public ReleaseFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Puts a tarball there, then its md5, then the note; what is there already and equal stays.
   *
   * @param location what DIRAC's files will call the folder
   * @param progress hears how many bytes were read or written since it last did
   * @throws PublishedAlreadyException if another tarball of that version is there
   */
  public Staged stage(Tarball tarball, String location, LongConsumer progress) {
    try {
      Files.createDirectories(folder);
      FileDigests built = FileDigests.of(tarball.file(), progress);
      boolean there = isThere(tarball, built, progress);
      if (!there) {
        copy(tarball, built, progress);
      }
      // The md5 after the tarball: an installer takes one with an md5 for a whole one.
      boolean md5 = write(tarball.md5Name(), built.md5().getBytes(US_ASCII));
      boolean note = write(tarball.noteName(), CfgNote.of(tarball, location));
      return new Staged(location, tarball.reference(), !there || md5 || note);
    } catch (IOException e) {
      throw new UnwritableReleaseException(folder, reason(e), e);
    }
  }

  private boolean isThere(Tarball tarball, FileDigests built, LongConsumer progress)
      throws IOException {
    Path published = folder.resolve(tarball.tarballName());
    if (Files.exists(published)) {
      FileDigests found = FileDigests.of(published, progress);
      if (!found.sha256().equals(built.sha256())) {
        throw new PublishedAlreadyException(published.toString(), found.md5(), built.md5());
      }
      return true;
    }
    // The tarball may have been moved to a mirror while its md5 stayed.
    Optional<String> md5 = md5(folder.resolve(tarball.md5Name()));
    if (md5.isPresent() && !md5.get().equals(built.md5())) {
      throw new PublishedAlreadyException(published.toString(), md5.get(), built.md5());
    }
    return false;
  }

  private static Optional<String> md5(Path file) throws IOException {
    try {
      return Files.size(file) > LONGEST_MD5
          ? Optional.of("of no known form")
          : Optional.of(Files.readString(file, US_ASCII).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private void copy(Tarball tarball, FileDigests built, LongConsumer progress) throws IOException {
    Path draft = folder.resolve("." + tarball.tarballName() + ".part");
    try {
      Files.copy(tarball.file(), draft, StandardCopyOption.REPLACE_EXISTING);
      // Network file systems report a full quota only when they are asked to keep the bytes.
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      FileDigests copied = FileDigests.of(draft, progress);
      if (!copied.sha256().equals(built.sha256())) {
        throw new IOException("what was written there is not what was copied");
      }
      move(draft, folder.resolve(tarball.tarballName()));
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private boolean write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return false;
    }
    Path draft = folder.resolve("." + name + ".part");
    try {
      Files.write(draft, content);
      move(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
    return true;
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
