package org.diracgrid.diracos.verification;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * A place on disk for one file of an archive at a time, to be looked into from any side: memory
 * does not grow with what an archive holds. It is gone when closed.
 */
final class ScratchFile implements AutoCloseable {
  private final FileChannel channel;

  private ScratchFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes one; throws {@link ScratchException}. */
  static ScratchFile open() {
    try {
      return new ScratchFile(
          FileChannel.open(
              Files.createTempFile("diracos-", ".scratch"),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw new ScratchException(e);
    }
  }

  /** Takes another file, and forgets the one before. */
  OutputStream begin() throws IOException {
    channel.truncate(0);
    channel.position(0);
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        try {
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        } catch (IOException e) {
          // Whoever reads an archive takes a plain one for a failure to read.
          throw new ScratchException(e);
        }
      }
    };
  }

  /** What it took last. */
  SeekableByteChannel content() {
    return channel;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
