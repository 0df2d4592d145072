package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;

/** An archive that is being written, and how far the base's blocks were taken over into it. */
final class OpenArchive implements AutoCloseable {
  private final ArchiveOutput out;
  private final GzipOutput gzip;
  private final BlockCopy blocks;
  private final Block first;
  private Optional<Ahead> ahead = Optional.empty();

  /** Blocks that a thread of its own takes over. */
  private record Ahead(FutureTask<Block> work, Thread thread) {}

  private OpenArchive(ArchiveOutput out, GzipOutput gzip, BlockCopy blocks, Block first) {
    this.out = out;
    this.gzip = gzip;
    this.blocks = blocks;
    this.first = first;
  }

  /**
   * Makes the file, which must not exist.
   *
   * @param copy what it will be
   */
  static OpenArchive create(BaseArchive base, BaseCopy copy, Path target, LongConsumer progress) {
    Block first = Block.first(base.layout());
    long common = copy.commonBeginning().map(end -> sizeUpTo(end, first)).orElse(0L);
    BlockCopy blocks = new BlockCopy(base);
    try {
      Optional<Md5.State> known = base.splice().md5().upTo(common);
      ArchiveOutput out = ArchiveOutput.create(target, copy.keptSize(), known, progress);
      return begin(out, blocks, first);
    } catch (RuntimeException e) {
      blocks.close();
      throw e;
    }
  }

  /** Of the base's compressed bytes behind a header of ours, for which their Md5Trail holds. */
  private static long sizeUpTo(Block end, Block first) {
    return GzipOutput.header().length + (end.bitOffset() - first.bitOffset()) / Byte.SIZE;
  }

  private static OpenArchive begin(ArchiveOutput out, BlockCopy blocks, Block first) {
    try {
      return new OpenArchive(out, new GzipOutput(out), blocks, first);
    } catch (RuntimeException e) {
      out.close();
      throw e;
    }
  }

  /** Begins to take the base's blocks over, up to one; to be called once, before anything else. */
  void copyAhead(Block end) {
    FutureTask<Block> work =
        new FutureTask<>(
            () -> {
              blocks.takeOver(first, end, gzip);
              return end;
            });
    Thread thread = new Thread(work, "archive-copy");
    thread.setDaemon(true);
    ahead = Optional.of(new Ahead(work, thread));
    thread.start();
  }

  /** Up to which block those of the base are there, as soon as they are. */
  Block reached() throws IOException {
    if (ahead.isEmpty()) {
      return first;
    }
    try {
      return ahead.get().work().get();
    } catch (InterruptedException e) {
      throw Interruption.of(e);
    } catch (ExecutionException e) {
      throw WorkFailure.of(e);
    }
  }

  /** What is written to. */
  GzipOutput gzip() {
    return gzip;
  }

  /** The base, from where it was taken over up to. */
  BlockCopy blocks() {
    return blocks;
  }

  /** Ends the file. */
  FileDigests finish() {
    return out.finish();
  }

  /** Gives it up unless it was finished, and then the file is gone again. */
  @Override
  public void close() {
    ahead.ifPresent(OpenArchive::end);
    gzip.close();
    try {
      blocks.close();
    } finally {
      out.close();
    }
  }

  private static void end(Ahead ahead) {
    ahead.thread().interrupt();
    try {
      // Nothing may be written any more when the file is gone.
      ahead.thread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
