package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** A base, read as a build reads it, and archives written from it. */
final class WriterTrial {
  static final long NOW = 1_600_000_000L;

  final Path base;
  final Path target;
  final ReadArchive read;
  final AtomicLong progress = new AtomicLong();

  WriterTrial(Path base, Path target) {
    this.base = base;
    this.target = target;
    this.read = ReadArchive.of(base);
  }

  static NewFile file(String path, String content) {
    return new NewFile(path, 0644, EntryContent.of(content.getBytes(ISO_8859_1)));
  }

  WrittenArchive add(NewFile... additions) {
    return write(List.of(additions), Set.of());
  }

  WrittenArchive write(List<NewFile> additions, Set<String> removals) {
    return new ArchiveWriter()
        .write(archive(), new ArchiveEdit(additions, removals, NOW), target, progress::addAndGet);
  }

  /** The base as it was read. */
  BaseArchive archive() {
    return new BaseArchive(
        base,
        read.layout(),
        ArchiveEntries.of(read.entries()),
        read.indexed().splice(),
        read.indexed()::index);
  }

  ReadArchive result() {
    return ReadArchive.of(target);
  }

  /** The tar inside a .tar.gz as the JDK reads it. */
  static byte[] tar(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
