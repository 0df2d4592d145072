package org.diracgrid.diracos.wheel;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * A member's bytes, proved while they are read to be as many and of the CRC the wheel declares; the
 * JDK's {@code ZipFile} proves neither.
 */
final class VerifiedStream extends InputStream {
  private final WheelMember member;
  private final InputStream in;
  private final CRC32 crc = new CRC32();
  private long count;

  VerifiedStream(WheelMember member, InputStream in) {
    this.member = member;
    this.in = in;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    int read = readUnverified(target, offset, length);
    if (read > 0) {
      crc.update(target, offset, read);
      count += read;
    }
    if (count > member.size()) {
      throw damaged("it is longer than the %d bytes declared".formatted(member.size()), null);
    }
    if (read < 0 && count < member.size()) {
      throw damaged("it has %d bytes, not %d".formatted(count, member.size()), null);
    }
    // Whoever reads exactly as many bytes as declared never sees the end.
    if (count == member.size() && crc.getValue() != member.crc()) {
      throw damaged("its bytes have another CRC-32 than declared", null);
    }
    return read;
  }

  private int readUnverified(byte[] target, int offset, int length) {
    try {
      return in.read(target, offset, length);
    } catch (ZipException | EOFException e) {
      throw damaged("its compressed bytes make no sense", e);
    } catch (IOException e) {
      throw new UnreadableWheelException(member.wheel(), e);
    }
  }

  private DamagedMemberException damaged(String reason, Throwable cause) {
    return new DamagedMemberException(member.wheel(), member.name(), reason, cause);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
