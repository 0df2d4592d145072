package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A file that is read once, from front to end, and digested meanwhile in threads of its own. Not
 * for many threads.
 */
public final class DigestedFile extends InputStream {

  private final InputStream in;
  private final LongConsumer progress;
  private final ParallelDigests digests = new ParallelDigests();
  private Optional<SharedBlock> block = Optional.empty();
  private int position;
  private int limit;
  private FileDigests result;

  private DigestedFile(InputStream in, LongConsumer progress) {
    super();
    this.in = in;
    this.progress = progress;
  }

  /**
   * Opens the file.
   *
   * @param progress hears how many bytes were read since it last did
   */
  public static DigestedFile open(Path file, LongConsumer progress) throws IOException {
    return new DigestedFile(Files.newInputStream(file), progress);
  }

  @Override
  public int read() throws IOException {
    return advance() ? block.get().bytes()[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!advance()) {
      return -1;
    }
    int number = Math.min(length, limit - position);
    System.arraycopy(block.get().bytes(), position, target, offset, number);
    position += number;
    return number;
  }

  /** Sees to it that there is something to read; false at the end of the file. */
  private boolean advance() throws IOException {
    return position < limit || fill();
  }

  private boolean fill() throws IOException {
    block.ifPresent(SharedBlock::release);
    SharedBlock next = digests.take();
    position = 0;
    limit = in.readNBytes(next.bytes(), 0, BlockPool.BLOCK_SIZE);
    if (limit == 0) {
      block = Optional.empty();
      next.share(1);
      next.release();
      return false;
    }
    block = Optional.of(next);
    digests.update(next, limit, 1);
    progress.accept(limit);
    return true;
  }

  /** Reads what nobody has read, and gives the digests of all. */
  public FileDigests finish() throws IOException {
    if (result == null) {
      while (fill()) {}
      result = digests.finish();
    }
    return result;
  }

  @Override
  public void close() throws IOException {
    digests.close();
    in.close();
  }
}
