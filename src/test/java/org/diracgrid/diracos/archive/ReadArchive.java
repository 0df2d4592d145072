package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a reading found; contents with a character for each byte. */
record ReadArchive(IndexedArchive indexed, List<ArchiveEntry> entries, List<String> contents) {
  static ReadArchive of(Path file) {
    List<ArchiveEntry> entries = new ArrayList<>();
    List<String> contents = new ArrayList<>();
    IndexedArchive indexed =
        new TarGzReader()
            .index(
                file,
                (entry, content) -> {
                  entries.add(entry);
                  contents.add(new String(content.readAllBytes(), ISO_8859_1));
                },
                count -> {});
    return new ReadArchive(indexed, entries, contents);
  }

  ArchiveLayout layout() {
    return indexed.layout();
  }

  List<String> paths() {
    return entries.stream().map(ArchiveEntry::path).toList();
  }

  /** The last entry of a path, which is the one that extracting leaves. */
  ArchiveEntry entry(String path) {
    return entries.get(paths().lastIndexOf(path));
  }

  String content(String path) {
    return contents.get(paths().lastIndexOf(path));
  }
}
