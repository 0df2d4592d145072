package org.diracgrid.diracos.archive;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * Entries as they are kept in a file, each made when it is asked for: a base has tens of thousands,
 * of which an extension meets a few hundred.
 */
final class PackedEntries extends AbstractList<ArchiveEntry> implements RandomAccess {
  private static final List<EntryType> TYPES = List.of(EntryType.values());

  // A row: where its texts begin, lengths of path and link, type, mode, owner, size, seconds,
  // nanoseconds.
  private static final int PATH_LENGTH = 4;
  private static final int LINK_LENGTH = 8;
  private static final int TYPE = 12;
  private static final int MODE = 16;
  private static final int OWNER = 20;
  private static final int SIZE = 24;
  private static final int MODIFIED = 32;
  private static final int NANOS = 40;
  private static final int ROW = 44;
  private static final int BILLION = 1_000_000_000;

  private final List<EntryOwner> owners;
  private final ByteBuffer rows;
  private final byte[] texts;

  private PackedEntries(List<EntryOwner> owners, ByteBuffer rows, byte[] texts) {
    super();
    this.owners = owners;
    this.rows = rows;
    this.texts = texts;
  }

  @Override
  public int size() {
    return rows.limit() / ROW;
  }

  @Override
  public ArchiveEntry get(int index) {
    int row = index * ROW;
    int link = rows.getInt(row) + rows.getInt(row + PATH_LENGTH);
    return new ArchiveEntry(
        path(index),
        TYPES.get(rows.getInt(row + TYPE)),
        rows.getInt(row + MODE),
        rows.getLong(row + SIZE),
        EntryName.decode(texts, link, rows.getInt(row + LINK_LENGTH)),
        new EntryTime(rows.getLong(row + MODIFIED), rows.getInt(row + NANOS)),
        owners.get(rows.getInt(row + OWNER)));
  }

  /** The path of an entry. */
  String path(int index) {
    int row = index * ROW;
    return EntryName.decode(texts, rows.getInt(row), rows.getInt(row + PATH_LENGTH));
  }

  /** Writes entries so that they can be read again. */
  static void write(List<ArchiveEntry> entries, DataOutput out) throws IOException {
    // A base has one or two owners, whom its entries then name by their number.
    Map<EntryOwner, Integer> owners = new LinkedHashMap<>();
    ByteArrayOutputStream texts = new ByteArrayOutputStream();
    ByteBuffer rows = ByteBuffer.allocate(Math.multiplyExact(entries.size(), ROW));
    for (ArchiveEntry entry : entries) {
      byte[] path = EntryName.encode(entry.path());
      byte[] link = EntryName.encode(entry.linkTarget());
      Integer owner = owners.putIfAbsent(entry.owner(), owners.size());
      rows.putInt(texts.size())
          .putInt(path.length)
          .putInt(link.length)
          .putInt(TYPES.indexOf(entry.type()))
          .putInt(entry.mode())
          .putInt(owner == null ? owners.size() - 1 : owner)
          .putLong(entry.size())
          .putLong(entry.modified().seconds())
          .putInt(entry.modified().nanos());
      texts.writeBytes(path);
      texts.writeBytes(link);
    }
    out.writeInt(owners.size());
    for (EntryOwner owner : owners.keySet()) {
      out.writeLong(owner.user());
      out.writeLong(owner.group());
      write(EntryName.encode(owner.userName()), out);
      write(EntryName.encode(owner.groupName()), out);
    }
    out.writeInt(entries.size());
    out.write(rows.array());
    write(texts.toByteArray(), out);
  }

  private static void write(byte[] bytes, DataOutput out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads what was written; throws IOException for anything else. */
  static PackedEntries readFrom(DataInput in) throws IOException {
    List<EntryOwner> owners = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      owners.add(new EntryOwner(in.readLong(), in.readLong(), text(in), text(in)));
    }
    ByteBuffer rows = ByteBuffer.wrap(Packed.bytes(in, (long) in.readInt() * ROW));
    byte[] texts = Packed.bytes(in, in.readInt());
    for (int row = 0; row < rows.limit(); row += ROW) {
      check(rows, row, owners.size(), texts.length);
    }
    return new PackedEntries(owners, rows, texts);
  }

  private static void check(ByteBuffer rows, int row, int owners, int texts) throws IOException {
    long begin = rows.getInt(row);
    long path = rows.getInt(row + PATH_LENGTH);
    long link = rows.getInt(row + LINK_LENGTH);
    if (begin < 0 || path < 0 || link < 0 || begin + path + link > texts) {
      throw new IOException("a text of %d and %d bytes at %d".formatted(path, link, begin));
    }
    requireBelow(TYPES.size(), rows.getInt(row + TYPE));
    requireBelow(owners, rows.getInt(row + OWNER));
    requireBelow(BILLION, rows.getInt(row + NANOS));
  }

  private static void requireBelow(int end, int number) throws IOException {
    if (number < 0 || number >= end) {
      throw new IOException("a number of %d where %d is the end".formatted(number, end));
    }
  }

  private static String text(DataInput in) throws IOException {
    byte[] bytes = Packed.bytes(in, in.readInt());
    return EntryName.decode(bytes);
  }
}
