package org.diracgrid.diracos.archive;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A new file and its digests while it is written; gone again unless it was finished. */
final class ArchiveOutput implements AutoCloseable {
  private final Path target;
  private final FileChannel channel;
  private final LongConsumer progress;
  private final ParallelDigests digests;
  private long size;
  private boolean finished;

  private ArchiveOutput(
      Path target, FileChannel channel, Optional<Md5.State> known, LongConsumer progress) {
    this.target = target;
    this.channel = channel;
    this.digests = new ParallelDigests(known);
    this.progress = progress;
  }

  /**
   * Makes the file, which must not exist.
   *
   * @param size how many bytes at least will be written
   * @param known what MD5 comes to over the first of them
   */
  static ArchiveOutput create(
      Path target, long size, Optional<Md5.State> known, LongConsumer progress) {
    FreeSpace.require(target, size);
    try {
      return new ArchiveOutput(
          target, FileChannel.open(target, CREATE_NEW, WRITE), known, progress);
    } catch (IOException e) {
      throw WriteFailure.of(target, 0, e);
    }
  }

  /** Writes a whole block, which must not change any more. */
  void write(byte[] block) {
    write(block, block.length);
  }

  /** A block to be filled and written. */
  SharedBlock take() {
    try {
      return digests.take();
    } catch (IOException e) {
      throw WriteFailure.of(target, size, e);
    }
  }

  /** Writes the beginning of a taken block, which is used again afterwards. */
  void write(SharedBlock block, int length) {
    try {
      writeBytes(block.bytes(), length);
      digests.update(block, length, 0);
    } catch (IOException e) {
      throw WriteFailure.of(target, size, e);
    }
    progress.accept(length);
  }

  /** Writes the beginning of a block, which must not change any more. */
  void write(byte[] block, int length) {
    try {
      writeBytes(block, length);
      digests.update(block, 0, length);
    } catch (IOException e) {
      throw WriteFailure.of(target, size, e);
    }
    progress.accept(length);
  }

  private void writeBytes(byte[] block, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(block, 0, length);
    while (buffer.hasRemaining()) {
      size += channel.write(buffer);
    }
  }

  /** Ends the file. */
  FileDigests finish() {
    try {
      FileDigests result = digests.finish();
      // Some file systems tell only now that they are full.
      channel.close();
      finished = true;
      return result;
    } catch (IOException e) {
      throw WriteFailure.of(target, size, e);
    }
  }

  @Override
  public void close() {
    digests.close();
    try {
      try {
        channel.close();
      } finally {
        if (!finished) {
          Files.deleteIfExists(target);
        }
      }
    } catch (IOException e) {
      throw WriteFailure.of(target, size, e);
    }
  }
}
