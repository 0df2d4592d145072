package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The entries that an archive gets besides the base's: every new file, and before it the folders
 * above it. A folder that the base has comes with the base's own permissions and time, as bsdtar
 * would otherwise leave it with those of the user's umask. What lies in a folder follows it at
 * once, as GNU tar sets a folder's time when it comes to the first entry elsewhere.
 *
 * <p>A folder into which its owner may not write comes three times. dirac-install sets each mode at
 * once, and unless it runs as root could not put the files in, so that they follow an entry which
 * lets it. But bsdtar and Python may apply the first of all entries in the end, which therefore is
 * the exact one. And GNU tar, when it meets a folder again, applies the entry before.
 */
final class NewEntries {
  private static final int FOLDER_MODE = 0755;

  private static final int OWNER_ACCESS = 0700;

  private static final int BUFFER_SIZE = 1 << 16;

  /** By name; that of a folder ends with a slash, so that what lies in it comes right behind. */
  private final SortedMap<byte[], Entry> entries = new TreeMap<>(Arrays::compareUnsigned);

  private record Entry(int mode, EntryTime modified, EntryOwner owner, Optional<NewFile> file) {}

  /**
   * The entries for an edit that was checked.
   *
   * @param baseEntry what the copy keeps of the base, by path
   */
  NewEntries(ArchiveEdit edit, Function<String, Optional<ArchiveEntry>> baseEntry) {
    for (NewFile file : edit.additions()) {
      entries.put(
          EntryName.encode(file.path()),
          new Entry(
              file.mode(), EntryTime.of(edit.modified()), EntryOwner.ROOT, Optional.of(file)));
      for (String folder : EntryPaths.parents(file.path())) {
        entries.computeIfAbsent(
            EntryName.encode(folder + "/"),
            name -> folder(baseEntry.apply(folder), EntryTime.of(edit.modified())));
      }
    }
  }

  private static Entry folder(Optional<ArchiveEntry> own, EntryTime modified) {
    return own.map(it -> new Entry(it.mode(), it.modified(), it.owner(), Optional.empty()))
        .orElseGet(() -> new Entry(FOLDER_MODE, modified, EntryOwner.ROOT, Optional.empty()));
  }

  /**
   * Whether they may stand behind the base's: unless a folder of the base gets some into which its
   * owner may not write. When readers come to them there, it has its mode already.
   */
  boolean mayFollow() {
    return !entries.isEmpty()
        && entries.values().stream()
            .filter(entry -> entry.file().isEmpty())
            .allMatch(entry -> (entry.mode() & OWNER_ACCESS) == OWNER_ACCESS);
  }

  /**
   * Writes the entries.
   *
   * @param archive that is being written
   * @return how many bytes they take
   */
  long writeTo(OutputStream out, Path archive) throws IOException {
    TarEntryWriter tar = new TarEntryWriter(out);
    byte[] buffer = new byte[BUFFER_SIZE];
    for (Map.Entry<byte[], Entry> named : entries.entrySet()) {
      byte[] name = named.getKey();
      Entry entry = named.getValue();
      if (entry.file().isPresent()) {
        NewFile file = entry.file().get();
        tar.file(name, entry.mode(), entry.modified(), file.content().size());
        copy(file, tar, buffer, archive);
        tar.endFile();
      } else {
        folder(name, entry, tar);
      }
    }
    return tar.size();
  }

  private static void folder(byte[] name, Entry entry, TarEntryWriter tar) throws IOException {
    tar.folder(name, entry.mode(), entry.modified(), entry.owner());
    if ((entry.mode() & OWNER_ACCESS) != OWNER_ACCESS) {
      for (int i = 0; i < 2; i++) {
        tar.folder(name, entry.mode() | OWNER_ACCESS, entry.modified(), entry.owner());
      }
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
