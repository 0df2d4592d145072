package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes an {@link Md5Trail} in a thread of its own while a base's deflate stream passes by. */
final class Md5TrailRecorder implements DeflateListener, AutoCloseable {
  /** Digesting so much again takes some milliseconds. */
  private static final long DISTANCE = 1 << 22;

  private final BlockLane<Md5Trail> lane = new BlockLane<>(new Trail());
  private final BlockPool pool = new BlockPool(lane::requireAlive);
  private SharedBlock block;
  private int filled;

  @Override
  public void passed(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (block == null) {
        block = pool.take();
      }
      int count = Math.min(BlockPool.BLOCK_SIZE - filled, length - done);
      System.arraycopy(bytes, offset + done, block.bytes(), filled, count);
      filled += count;
      done += count;
      if (filled == BlockPool.BLOCK_SIZE) {
        flush();
      }
    }
  }

  private void flush() throws IOException {
    SharedBlock full = block;
    full.share(1);
    lane.put(full.bytes(), 0, filled, full::release);
    block = null;
    filled = 0;
  }

  /** The trail over all that passed. */
  Md5Trail finish() throws IOException {
    if (filled > 0) {
      flush();
    }
    return lane.result();
  }

  @Override
  public void close() {
    lane.close();
  }

  /** Notes where MD5 stands every few megabytes. */
  private static final class Trail implements BlockLane.Digesting<Md5Trail> {
    private final Md5 digest = new Md5();
    private final List<Md5.State> states = new ArrayList<>();
    private long next = DISTANCE;

    Trail() {
      byte[] header = GzipOutput.header();
      digest.update(header, 0, header.length);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
      int done = 0;
      while (digest.size() + length - done >= next) {
        int count = (int) (next - digest.size());
        digest.update(bytes, offset + done, count);
        states.add(digest.state());
        done += count;
        next += DISTANCE;
      }
      digest.update(bytes, offset + done, length - done);
    }

    @Override
    public Md5Trail result() {
      return new Md5Trail(states);
    }
  }
}
