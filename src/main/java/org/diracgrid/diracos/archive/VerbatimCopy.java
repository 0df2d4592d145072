package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Takes a base's deflate blocks over as they are, except around what is left out. New entries
 * follow them if they may: then all that comes before is the same for every extension of the base,
 * and need not be digested again. The mark of the archive's end is left out where it was.
 */
final class VerbatimCopy implements BaseCopy {
  private static final int BUFFER_SIZE = 1 << 16;

  /** Two blocks of zeros end an archive, and fill its last record (POSIX.1-2017, pax, ustar). */
  private static final int END_SIZE = 2 * TarHeaders.BLOCK;

  private static final int RECORD_SIZE = 20 * TarHeaders.BLOCK;

  private final BaseArchive base;
  private final List<Seam> seams;
  private final boolean additionsFollow;
  private final Block end;
  private final byte[] buffer = new byte[BUFFER_SIZE];

  private VerbatimCopy(BaseArchive base, List<Seam> seams, boolean additionsFollow) {
    this.base = base;
    this.seams = seams;
    this.additionsFollow = additionsFollow;
    this.end = Block.end(base.layout());
  }

  /**
   * A copy.
   *
   * @param removals paths whose entries are left out
   * @param additionsMayFollow whether new entries may stand behind the base's
   */
  static VerbatimCopy of(BaseArchive base, Set<String> removals, boolean additionsMayFollow) {
    Optional<ArchiveEnd> end = base.splice().end().filter(it -> additionsMayFollow);
    if (removals.isEmpty()) {
      long tarSize = base.layout().tarSize();
      return new VerbatimCopy(
          base, end.map(it -> it.seam(tarSize)).stream().toList(), end.isPresent());
    }
    ArchiveIndex index = base.index().get();
    if (index.entryCount() != base.entries().all().size()) {
      throw new IllegalArgumentException("an index of another archive");
    }
    List<Span> holes = new ArrayList<>();
    for (int i = 0; i < index.entryCount(); i++) {
      if (removals.contains(base.entries().all().get(i).path())) {
        index.entries().of(i).forEach(span -> addHole(span, holes));
      }
    }
    end.ifPresent(it -> addHole(new Span(it.offset(), base.layout().tarSize()), holes));
    return new VerbatimCopy(base, Seam.around(holes, index), end.isPresent());
  }

  /** What belongs together goes together: packages lie in folders, which lie in one piece. */
  private static void addHole(Span span, List<Span> holes) {
    int last = holes.size() - 1;
    if (last >= 0 && holes.get(last).end() == span.begin()) {
      holes.set(last, new Span(holes.get(last).begin(), span.end()));
    } else {
      holes.add(span);
    }
  }

  @Override
  public String method() {
    if (seams.size() == (additionsFollow ? 1 : 0)) {
      return "base bytes taken over unchanged";
    }
    return keptSize() == 0
        ? "recompressed, because entries of the base are left out"
        : "base bytes taken over, except around the entries left out";
  }

  @Override
  public long keptSize() {
    long kept = 0;
    long from = Block.first(base.layout()).bitOffset();
    for (Seam seam : seams) {
      kept += seam.first().bitOffset() - from;
      from = seam.next().orElse(end).bitOffset();
    }
    return (kept + end.bitOffset() - from) / Byte.SIZE;
  }

  @Override
  public Optional<Block> commonBeginning() {
    return additionsFollow ? Optional.of(seams.get(0).first()) : Optional.empty();
  }

  @Override
  public void writeTo(OpenArchive out, NewEntries additions, Path archive) throws IOException {
    if (!additionsFollow) {
      additions.writeTo(out.gzip(), archive);
      copy(out);
      return;
    }
    try (DeflatedAhead end = out.gzip().deflateAhead(it -> writeEnd(additions, archive, it))) {
      copy(out);
      out.gzip().finishWith(end);
    }
  }

  private void writeEnd(NewEntries additions, Path archive, OutputStream out) throws IOException {
    long size = keptTarSize() + additions.writeTo(out, archive) + END_SIZE;
    out.write(new byte[END_SIZE + Math.floorMod(-size, RECORD_SIZE)]);
  }

  private long keptTarSize() {
    long holes =
        seams.stream()
            .flatMap(seam -> seam.holes().stream())
            .mapToLong(hole -> hole.end() - hole.begin())
            .sum();
    return end.offset() - holes;
  }

  private void copy(OpenArchive out) throws IOException {
    BlockCopy blocks = out.blocks();
    GzipOutput gzip = out.gzip();
    Block from = out.reached();
    for (Seam seam : seams) {
      blocks.takeOver(from, seam.first(), gzip);
      deflate(seam, gzip);
      from = seam.next().orElse(end);
    }
    if (!from.equals(end)) {
      blocks.finish(from, gzip);
    } else if (!additionsFollow) {
      gzip.finish();
    }
    blocks.verify();
  }

  private void deflate(Seam seam, GzipOutput out) throws IOException {
    Block next = seam.next().orElse(end);
    CRC32 crc = new CRC32();
    try (TarRegion tar = open(seam)) {
      for (Span hole : seam.holes()) {
        copy(tar, hole.begin(), crc, out);
        copy(tar, hole.end(), crc, OutputStream.nullOutputStream());
      }
      copy(tar, next.offset(), crc, out);
    }
    if (crc.getValue() != seam.first().crcUpTo(next)) {
      throw new BaseChangedException(base.file());
    }
  }

  private TarRegion open(Seam seam) {
    try {
      return TarRegion.open(base.file(), seam.checkpoint(), seam.first().offset());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void copy(TarRegion tar, long end, CRC32 crc, OutputStream out) throws IOException {
    while (tar.position() < end) {
      int count = read(tar, (int) Math.min(buffer.length, end - tar.position()));
      crc.update(buffer, 0, count);
      out.write(buffer, 0, count);
    }
  }

  private int read(TarRegion tar, int most) {
    try {
      int count = tar.read(buffer, 0, most);
      if (count < 0) {
        throw new BaseChangedException(base.file());
      }
      return count;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A failure to read is told apart from one to write. */
  private UnreadableArchiveException unreadable(IOException cause) {
    return new UnreadableArchiveException(base.file(), cause);
  }
}
