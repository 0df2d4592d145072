package org.diracgrid.diracos.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a shared library that consists of what it says to the dynamic linker. */
final class SampleElf {
  private static final int ADDRESS = 0x10000;

  private final boolean wide;
  private final ByteOrder order;
  private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
  private final List<Long> needed = new ArrayList<>();
  private final Map<String, List<String>> versions = new LinkedHashMap<>();
  private long runPath = -1;
  private long oldPath = -1;
  private int machine = 62;

  private SampleElf(boolean wide, ByteOrder order) {
    this.wide = wide;
    this.order = order;
    strings.write(0);
  }

  /** One for x86_64. */
  static SampleElf x86() {
    return new SampleElf(true, ByteOrder.LITTLE_ENDIAN);
  }

  static SampleElf of(boolean wide, ByteOrder order) {
    return new SampleElf(wide, order);
  }

  SampleElf machine(int code) {
    machine = code;
    return this;
  }

  /** Needs a library, and symbol versions of it; those that begin with {@code ?} are weak. */
  SampleElf needs(String library, String... symbolVersions) {
    needed.add(string(library));
    if (symbolVersions.length > 0) {
      versions.put(library, List.of(symbolVersions));
    }
    return this;
  }

  SampleElf runPath(String path) {
    runPath = string(path);
    return this;
  }

  SampleElf oldPath(String path) {
    oldPath = string(path);
    return this;
  }

  byte[] bytes() {
    byte[] verneed = verneed();
    int headers = wide ? 64 + 2 * 56 : 52 + 2 * 32;
    int names = headers + verneed.length;
    byte[] table = strings.toByteArray();
    int dynamic = names + table.length;
    List<long[]> entries = new ArrayList<>();
    needed.forEach(it -> entries.add(new long[] {1, it}));
    entries.add(new long[] {5, ADDRESS + names});
    if (oldPath >= 0) {
      entries.add(new long[] {15, oldPath});
    }
    if (runPath >= 0) {
      entries.add(new long[] {29, runPath});
    }
    if (verneed.length > 0) {
      entries.add(new long[] {0x6ffffffeL, ADDRESS + headers});
    }
    entries.add(new long[] {0, 0});
    int size = entries.size() * (wide ? 16 : 8);
    ByteBuffer file = ByteBuffer.allocate(dynamic + size).order(order);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1)});
    file.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2)).put((byte) 1);
    file.putShort(16, (short) 3).putShort(18, (short) machine).putInt(20, 1);
    if (wide) {
      file.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 2);
    } else {
      file.putInt(28, 52).putShort(42, (short) 32).putShort(44, (short) 2);
    }
    segment(file, 0, 1, 0, file.capacity());
    segment(file, 1, 2, dynamic, size);
    file.put(headers, verneed).put(names, table).position(dynamic);
    for (long[] entry : entries) {
      if (wide) {
        file.putLong(entry[0]).putLong(entry[1]);
      } else {
        file.putInt((int) entry[0]).putInt((int) entry[1]);
      }
    }
    return file.array();
  }

  private void segment(ByteBuffer file, int index, int type, long offset, long size) {
    if (wide) {
      int at = 64 + index * 56;
      file.putInt(at, type).putLong(at + 8, offset).putLong(at + 16, ADDRESS + offset);
      file.putLong(at + 32, size).putLong(at + 40, size);
    } else {
      int at = 52 + index * 32;
      file.putInt(at, type).putInt(at + 4, (int) offset).putInt(at + 8, (int) (ADDRESS + offset));
      file.putInt(at + 16, (int) size).putInt(at + 20, (int) size);
    }
  }

  private byte[] verneed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int left = versions.size();
    for (Map.Entry<String, List<String>> need : versions.entrySet()) {
      left--;
      int count = need.getValue().size();
      ByteBuffer records = ByteBuffer.allocate(16 + 16 * count).order(order);
      records.putShort((short) 1).putShort((short) count);
      records.putInt((int) string(need.getKey())).putInt(16);
      records.putInt(left == 0 ? 0 : records.capacity());
      for (int i = 0; i < count; i++) {
        String name = need.getValue().get(i);
        boolean weak = name.startsWith("?");
        records.putInt(0).putShort((short) (weak ? 2 : 0)).putShort((short) 0);
        records.putInt((int) string(weak ? name.substring(1) : name));
        records.putInt(i == count - 1 ? 0 : 16);
      }
      out.writeBytes(records.array());
    }
    return out.toByteArray();
  }

  private long string(String text) {
    long at = strings.size();
    strings.writeBytes(text.getBytes(ISO_8859_1));
    strings.write(0);
    return at;
  }
}
