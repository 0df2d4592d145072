package org.diracgrid.diracos.wheel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.diracgrid.diracos.archive.EntryContent;

/**
 * A file in a wheel, and where its bytes lie there, so that writing it need not read the wheel's
 * directory again.
 *
 * @param file the wheel on this machine
 * @param wheel the wheel's file name
 * @param name the member, checked to be a plain relative path
 * @param executable whether it is a regular file with an x bit
 * @param offset of its first byte in the wheel
 * @param compressedSize how many bytes it takes there
 * @param deflated whether they are deflated, else stored
 * @param size of the member in bytes, as declared
 * @param crc its CRC-32, as declared
 */
record WheelMember(
    Path file,
    String wheel,
    String name,
    boolean executable,
    long offset,
    long compressedSize,
    boolean deflated,
    long size,
    long crc)
    implements EntryContent {

  /** Throws {@link WheelException} here, and from the stream if the bytes are damaged. */
  @Override
  public InputStream open() {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      InputStream bytes = new ChannelSlice(channel, offset, compressedSize);
      return new VerifiedStream(this, deflated ? new RawInflaterStream(bytes) : bytes);
    } catch (IOException e) {
      throw new UnreadableWheelException(wheel, e);
    }
  }

  /** All of a small text file. */
  byte[] readAll(int limit) {
    if (size > limit) {
      throw new OversizedWheelException(
          wheel, "its %s has %d bytes, more than %d".formatted(name, size, limit));
    }
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UnreadableWheelException(wheel, e);
    }
  }
}
