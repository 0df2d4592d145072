package org.diracgrid.diracos.archive;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads some entries of a base, from the places of its index that lie just before them. */
final class ChosenEntries implements AutoCloseable {
  private final BaseArchive base;
  private final ArchiveIndex index;
  private TarRegion tar;

  private ChosenEntries(BaseArchive base) {
    this.base = base;
    this.index = base.index().get();
  }

  /** Shows the entries of these paths to the visitor, in order. */
  static void read(BaseArchive base, Set<String> paths, EntryVisitor visitor) throws IOException {
    try (ChosenEntries chosen = new ChosenEntries(base)) {
      List<ArchiveEntry> entries = base.entries().all();
      for (int i = 0; i < entries.size(); i++) {
        if (paths.contains(entries.get(i).path())) {
          chosen.show(i, visitor);
        }
      }
    }
  }

  private void show(int entry, EntryVisitor visitor) throws IOException {
    try {
      goTo(index.entries().of(entry).get(0).begin());
      TarStream stream = new TarStream(base.file(), tar);
      if (stream.next() == null) {
        throw new BaseChangedException(base.file());
      }
      visitor.visit(base.entries().all().get(entry), stream.content());
    } catch (NotTarException | DamagedArchiveException | EOFException e) {
      // It was none of these when it was read.
      throw new BaseChangedException(base.file(), e);
    }
  }

  /** Goes on if there is no better place to begin anew. */
  private void goTo(long offset) throws IOException {
    Checkpoint checkpoint = index.checkpoint(offset);
    if (tar != null && tar.position() >= checkpoint.offset()) {
      tar.skipTo(offset);
      return;
    }
    close();
    tar = TarRegion.open(base.file(), checkpoint, offset);
  }

  @Override
  public void close() throws IOException {
    if (tar != null) {
      tar.close();
    }
  }
}
