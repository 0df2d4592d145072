package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Unpacks an archive onto disk, for who has to run what is in it. */
public final class ArchiveUnpacking {
  private static final PosixFilePermission[] BITS = PosixFilePermission.values();

  private final Path folder;

  private ArchiveUnpacking(Path folder) {
    this.folder = folder;
  }

  /**
   * Unpacks an archive; nothing comes to lie outside the folder, whatever it holds.
   *
   * @param folder which is there, and empty; it has no link on its way
   * @throws IOException if something cannot be written, or would lie elsewhere
   * @throws ArchiveException if the archive cannot be read
   */
  public static void unpack(Path archive, Path folder) throws IOException {
    try {
      new TarGzReader().read(archive, new ArchiveUnpacking(folder)::visit, count -> {});
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
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
      case SYMBOLIC_LINK -> Files.createSymbolicLink(vacant(place), Path.of(entry.linkTarget()));
      case FILE -> {
        Files.copy(content, vacant(place));
        Files.setPosixFilePermissions(place, permissions(entry.mode()));
      }
      case HARD_LINK -> {
        Path target = place(entry.linkTarget());
        if (!target.equals(place)) {
          Files.copy(target, vacant(place));
        }
      }
      case OTHER -> {
        // No DIRACOS has any, and nothing that is imported can be one.
      }
    }
  }

  /** The same place without what an earlier entry of its path left there: the last one counts. */
  private static Path vacant(Path place) throws IOException {
    if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(place);
    }
    return place;
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
}
