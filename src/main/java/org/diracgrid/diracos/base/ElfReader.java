package org.diracgrid.diracos.base;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the dynamic section and the version needs of an ELF file, as System V gABI chapters 4 and 5
 * and the Linux Standard Base (symbol versioning) have them. No offset or count in it is believed
 * unchecked.
 */
public final class ElfReader {
  /** The largest ELF header, that of 64 bits. */
  private static final int HEADER = 64;

  /** Linkers write about a dozen segments and a hundred dynamic entries. */
  private static final int MOST_SEGMENTS = 512;

  private static final int MOST_DYNAMIC = 2048;
  private static final int MOST_VERSIONS = 1024;

  private static final int USUAL_STRING = 1 << 8;

  /** PATH_MAX on Linux, and what search paths come to in practice. */
  private static final int LONGEST_STRING = 1 << 12;

  private static final int PT_LOAD = 1;
  private static final int PT_DYNAMIC = 2;
  private static final long DT_NULL = 0;
  private static final long DT_NEEDED = 1;
  private static final long DT_STRTAB = 5;
  private static final long DT_RPATH = 15;
  private static final long DT_RUNPATH = 29;
  private static final long DT_VERNEED = 0x6ffffffe;
  private static final int VER_FLG_WEAK = 2;
  private static final int VERSION_RECORD = 16;

  private final SeekableByteChannel file;
  private final ByteOrder order;
  private final boolean wide;
  private final List<Segment> segments = new ArrayList<>();

  /** A part of the file, and where in memory it comes to lie. */
  private record Segment(int type, long offset, long address, long size) {}

  private ElfReader(SeekableByteChannel file, ByteOrder order, boolean wide) {
    this.file = file;
    this.order = order;
    this.wide = wide;
  }

  /** The file contradicts itself, or is cut off. */
  public static final class InvalidElfException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidElfException(String message) {
      super(message);
    }
  }

  /** Whether these first bytes of a file are those of an ELF file. */
  public static boolean isElf(byte[] head) {
    return head.length >= 4
        && head[0] == 0x7f
        && head[1] == 'E'
        && head[2] == 'L'
        && head[3] == 'F';
  }

  /**
   * Reads a file that begins like an ELF file.
   *
   * @throws InvalidElfException if the file contradicts itself, or is cut off
   */
  public static ElfFile read(SeekableByteChannel file) throws IOException, InvalidElfException {
    if (file.size() < HEADER) {
      throw new InvalidElfException("its header is cut off");
    }
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    fill(file, 0, header);
    byte size = header.get(4);
    byte order = header.get(5);
    if (size < 1 || size > 2 || order < 1 || order > 2) {
      throw new InvalidElfException("its header names no known word size and byte order");
    }
    ElfReader reader =
        new ElfReader(file, order == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, size == 2);
    return reader.read(header.order(reader.order));
  }

  private ElfFile read(ByteBuffer header) throws IOException, InvalidElfException {
    readSegments(header);
    int machine = header.getShort(18) & 0xffff;
    boolean little = order == ByteOrder.LITTLE_ENDIAN;
    Optional<Segment> dynamic = segments.stream().filter(it -> it.type == PT_DYNAMIC).findFirst();
    if (dynamic.isEmpty()) {
      return new ElfFile(machine, little, List.of(), List.of(), false, Map.of());
    }
    Map<Long, List<Long>> entries = dynamicEntries(dynamic.get());
    // Of an object without names, as vDSOs and static-pie programs are, nothing needs any.
    long strings = entries.containsKey(DT_STRTAB) ? offset(entries.get(DT_STRTAB).get(0)) : 0;
    List<String> needed = new ArrayList<>();
    for (long name : entries.getOrDefault(DT_NEEDED, List.of())) {
      needed.add(string(strings, name));
    }
    Map<String, List<String>> versions = new LinkedHashMap<>();
    if (entries.containsKey(DT_VERNEED)) {
      readVersions(offset(entries.get(DT_VERNEED).get(0)), strings, versions);
    }
    return new ElfFile(
        machine,
        little,
        needed,
        searchPath(entries, strings),
        !entries.containsKey(DT_RUNPATH),
        versions);
  }

  private void readSegments(ByteBuffer header) throws IOException, InvalidElfException {
    long at = wide ? header.getLong(32) : header.getInt(28) & 0xffffffffL;
    int entrySize = header.getShort(wide ? 54 : 42) & 0xffff;
    int count = header.getShort(wide ? 56 : 44) & 0xffff;
    int size = wide ? 56 : 32;
    if (count > MOST_SEGMENTS || (count > 0 && entrySize != size)) {
      throw new InvalidElfException("its program header table is malformed");
    }
    for (int i = 0; i < count; i++) {
      ByteBuffer entry = bytes(at + (long) i * size, size);
      segments.add(
          wide
              ? new Segment(entry.getInt(0), entry.getLong(8), entry.getLong(16), entry.getLong(32))
              : new Segment(
                  entry.getInt(0),
                  entry.getInt(4) & 0xffffffffL,
                  entry.getInt(8) & 0xffffffffL,
                  entry.getInt(16) & 0xffffffffL));
    }
  }

  private Map<Long, List<Long>> dynamicEntries(Segment dynamic)
      throws IOException, InvalidElfException {
    Map<Long, List<Long>> entries = new LinkedHashMap<>();
    int size = wide ? 16 : 8;
    long count = Math.min(dynamic.size / size, MOST_DYNAMIC);
    for (long i = 0; i < count; i++) {
      ByteBuffer entry = bytes(dynamic.offset + i * size, size);
      long tag = wide ? entry.getLong(0) : entry.getInt(0);
      if (tag == DT_NULL) {
        break;
      }
      long value = wide ? entry.getLong(8) : entry.getInt(4) & 0xffffffffL;
      entries.computeIfAbsent(tag, it -> new ArrayList<>()).add(value);
    }
    return entries;
  }

  /** DT_RPATH is ignored if there is a DT_RUNPATH (gABI, Shared Object Dependencies). */
  private List<String> searchPath(Map<Long, List<Long>> entries, long strings)
      throws IOException, InvalidElfException {
    List<Long> paths = entries.getOrDefault(DT_RUNPATH, entries.getOrDefault(DT_RPATH, List.of()));
    return paths.isEmpty()
        ? List.of()
        : Stream.of(string(strings, paths.get(0)).split(":")).filter(it -> !it.isEmpty()).toList();
  }

  /** Walks the chains, which lead forward only, so that none can be walked for ever. */
  private void readVersions(long start, long strings, Map<String, List<String>> versions)
      throws IOException, InvalidElfException {
    int left = MOST_VERSIONS;
    long at = start;
    for (long step = 1; step != 0 && left > 0; left--) {
      ByteBuffer need = bytes(at, VERSION_RECORD);
      List<String> names = new ArrayList<>();
      long auxiliary = at + (need.getInt(8) & 0xffffffffL);
      for (int i = need.getShort(2) & 0xffff; i > 0 && left > 0; i--, left--) {
        ByteBuffer name = bytes(auxiliary, VERSION_RECORD);
        if ((name.getShort(4) & VER_FLG_WEAK) == 0) {
          names.add(string(strings, name.getInt(8) & 0xffffffffL));
        }
        auxiliary += name.getInt(12) & 0xffffffffL;
      }
      versions.put(string(strings, need.getInt(4) & 0xffffffffL), List.copyOf(names));
      step = need.getInt(12) & 0xffffffffL;
      at += step;
    }
  }

  /** Where in the file an address is. */
  private long offset(long address) throws InvalidElfException {
    for (Segment segment : segments) {
      long inside = address - segment.address;
      if (segment.type == PT_LOAD && inside >= 0 && inside < segment.size) {
        return segment.offset + inside;
      }
    }
    throw new InvalidElfException(
        "its dynamic section names address %#x, which no segment has".formatted(address));
  }

  private String string(long table, long index) throws IOException, InvalidElfException {
    long at = table + index;
    if (table <= 0 || index < 0 || at < 0 || at >= file.size()) {
      throw new InvalidElfException("a name lies outside the file");
    }
    for (int size : new int[] {USUAL_STRING, LONGEST_STRING}) {
      ByteBuffer text = ByteBuffer.allocate((int) Math.min(size, file.size() - at));
      fill(file, at, text);
      for (int end = 0; end < text.limit(); end++) {
        if (text.get(end) == 0) {
          return new String(text.array(), 0, end, ISO_8859_1);
        }
      }
    }
    throw new InvalidElfException("a name has no end");
  }

  private ByteBuffer bytes(long at, int size) throws IOException, InvalidElfException {
    if (at < 0 || at > file.size() - size) {
      throw new InvalidElfException("it is cut off, or names a place outside itself");
    }
    ByteBuffer bytes = ByteBuffer.allocate(size).order(order);
    fill(file, at, bytes);
    return bytes;
  }

  private static void fill(SeekableByteChannel file, long at, ByteBuffer target)
      throws IOException {
    file.position(at);
    while (target.hasRemaining() && file.read(target) >= 0) {
      // The size was checked, so it ends when the target is full.
    }
  }
}
