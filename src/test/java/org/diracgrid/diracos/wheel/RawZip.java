package org.diracgrid.diracos.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes a zip archive byte by byte, so that each field can be made to lie. */
final class RawZip {
  private static final int UTF8_NAMES = 0x0800;
  private static final int MADE_ON_UNIX = 3 << 8 | 20;

  private final List<Member> members = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** One member; every field may be changed before the archive is written. */
  static final class Member {
    byte[] localName;
    byte[] centralName;
    byte[] bytes;
    byte[] packed;
    int localMethod;
    int method;
    int flags = UTF8_NAMES;
    int crc;
    long size;
    int unixMode = 0100644;
    long offset = -1;

    Member named(byte[] name) {
      localName = name.clone();
      centralName = name.clone();
      return this;
    }

    Member deflated() {
      Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream result = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        result.write(buffer, 0, deflater.deflate(buffer));
      }
      deflater.end();
      packed = result.toByteArray();
      localMethod = 8;
      method = 8;
      return this;
    }

    Member mode(int mode) {
      unixMode = mode;
      return this;
    }
  }

  /** Adds a stored member and lets the caller change it. */
  Member add(String name, byte[] bytes) {
    Member member = new Member().named(name.getBytes(UTF_8));
    member.bytes = bytes.clone();
    member.packed = member.bytes;
    member.size = bytes.length;
    CRC32 crc = new CRC32();
    crc.update(bytes);
    member.crc = (int) crc.getValue();
    members.add(member);
    return member;
  }

  Member add(String name, String text) {
    return add(name, text.getBytes(UTF_8));
  }

  /** Writes the archive. */
  Path writeTo(Path file) {
    out.reset();
    for (Member member : members) {
      if (member.offset < 0) {
        member.offset = out.size();
        ByteBuffer header = header(30 + member.localName.length);
        header.putInt(0x04034b50).putShort((short) 20).putShort((short) member.flags);
        header.putShort((short) member.localMethod).putInt(0).putInt(member.crc);
        header.putInt(member.packed.length).putInt((int) member.size);
        header.putShort((short) member.localName.length).putShort((short) 0);
        header.put(member.localName);
        write(header);
        out.writeBytes(member.packed);
      }
    }
    int directory = out.size();
    for (Member member : members) {
      ByteBuffer header = header(46 + member.centralName.length);
      header.putInt(0x02014b50).putShort((short) MADE_ON_UNIX).putShort((short) 20);
      header.putShort((short) member.flags).putShort((short) member.method).putInt(0);
      header.putInt(member.crc).putInt(member.packed.length).putInt((int) member.size);
      header.putShort((short) member.centralName.length).putShort((short) 0);
      header.putShort((short) 0).putShort((short) 0).putShort((short) 0);
      header.putInt(member.unixMode << 16).putInt((int) member.offset);
      header.put(member.centralName);
      write(header);
    }
    ByteBuffer end = header(22);
    end.putInt(0x06054b50).putInt(0).putShort((short) members.size());
    end.putShort((short) members.size()).putInt(out.size() - directory).putInt(directory);
    write(end);
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.clear().remaining()];
    buffer.get(bytes);
    out.writeBytes(bytes);
  }

  private static ByteBuffer header(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
