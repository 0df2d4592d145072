package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The entries that an archive gets in front of the base's: every folder above a new file, from the
 * top down, then the files. A folder that the base has comes with the base's own permissions and
 * time, as bsdtar would otherwise leave it with those of the user's umask.
 */
final class NewEntries {
  private static final int FOLDER_MODE = 0755;

  /** Without it, an extraction that is not root's could not put the files in. */
  private static final int OWNER_ACCESS = 0700;

  private static final int BUFFER_SIZE = 1 << 16;

  private final SortedMap<byte[], ArchiveEntry> folders = new TreeMap<>(Arrays::compareUnsigned);
  private final Map<byte[], NewFile> files;
  private final long modified;

  /**
   * The entries for an edit that was checked.
   *
   * @param baseEntry what the copy keeps of the base, by path
   */
  NewEntries(ArchiveEdit edit, Function<String, ArchiveEntry> baseEntry) {
    this.modified = edit.modified();
    this.files =
        edit.additions().stream()
            .collect(
                Collectors.toMap(
                    file -> EntryName.encode(file.path()),
                    Function.identity(),
                    (a, b) -> b,
                    () -> new TreeMap<>(Arrays::compareUnsigned)));
    for (NewFile file : edit.additions()) {
      for (String folder : EntryPaths.parents(file.path())) {
        folders.computeIfAbsent(
            EntryName.encode(folder), name -> folder(folder, baseEntry.apply(folder)));
      }
    }
  }

  private ArchiveEntry folder(String path, ArchiveEntry own) {
    return new ArchiveEntry(
        path,
        EntryType.DIRECTORY,
        own == null ? FOLDER_MODE : own.mode() | OWNER_ACCESS,
        0,
        "",
        own == null ? modified : own.modified());
  }

  /**
   * Writes the entries.
   *
   * @param archive that is being written
   */
  void writeTo(OutputStream out, Path archive) throws IOException {
    TarEntryWriter tar = new TarEntryWriter(out);
    for (Map.Entry<byte[], ArchiveEntry> folder : folders.entrySet()) {
      tar.folder(folder.getKey(), folder.getValue().mode(), folder.getValue().modified());
    }
    byte[] buffer = new byte[BUFFER_SIZE];
    for (Map.Entry<byte[], NewFile> file : files.entrySet()) {
      NewFile added = file.getValue();
      tar.file(file.getKey(), added.mode(), modified, added.content().size());
      copy(added, tar, buffer, archive);
      tar.endFile();
    }
  }

  private static void copy(NewFile file, TarEntryWriter tar, byte[] buffer, Path archive)
      throws IOException {
    long declared = file.content().size();
    long left = declared;
    try (Source in = new Source(file, archive)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        left -= count;
        if (left < 0) {
          break;
        }
        tar.content(buffer, count);
      }
    }
    if (left != 0) {
      throw new ContentSizeException(archive, file.path(), declared);
    }
  }

  /** A new file's content, whose failures are told apart from those of the archive. */
  private static final class Source implements AutoCloseable {
    private final NewFile file;
    private final Path archive;
    private final InputStream in;

    Source(NewFile file, Path archive) {
      this.file = file;
      this.archive = archive;
      try {
        this.in = file.content().open();
      } catch (IOException e) {
        throw new UnreadableContentException(archive, file.path(), e);
      }
    }

    int read(byte[] buffer) {
      try {
        return in.read(buffer);
      } catch (IOException e) {
        throw new UnreadableContentException(archive, file.path(), e);
      }
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw new UnreadableContentException(archive, file.path(), e);
      }
    }
  }
}
