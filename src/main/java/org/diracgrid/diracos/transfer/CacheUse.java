package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tells who removes from the cache whether somebody uses it, and keeps the two apart.
 *
 * <p>Each user locks a byte of its own, far beyond the end of an empty file, and who wants the
 * cache alone locks them all. A shared lock would not do: within one JVM, in which modules are
 * built side by side, two of them on one byte exclude each other.
 */
final class CacheUse implements AutoCloseable {
  private static final long BYTES = Long.MAX_VALUE;
  private static final long POLL_MILLISECONDS = 5;

  private final FileChannel channel;

  private CacheUse(FileChannel channel) {
    this.channel = channel;
  }

  /** Begins to use, as soon as nobody has it alone. */
  static CacheUse shared(Path file) {
    while (true) {
      Optional<CacheUse> use = attempt(file, ThreadLocalRandom.current().nextLong(BYTES), 1);
      if (use.isPresent()) {
        return use.get();
      }
      pause(file);
    }
  }

  /** Has it alone; empty while somebody uses it. */
  static Optional<CacheUse> alone(Path file) {
    return attempt(file, 0, BYTES);
  }

  /** Has it alone, as soon as nobody uses it. */
  static CacheUse awaitAlone(Path file) {
    while (true) {
      Optional<CacheUse> use = alone(file);
      if (use.isPresent()) {
        return use.get();
      }
      pause(file);
    }
  }

  private static Optional<CacheUse> attempt(Path file, long position, long size) {
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean locked = false;
      try {
        locked = locked(channel, position, size);
        return locked ? Optional.of(new CacheUse(channel)) : Optional.empty();
      } finally {
        if (!locked) {
          channel.close();
        }
      }
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }

  private static boolean locked(FileChannel channel, long position, long size) throws IOException {
    try {
      return channel.tryLock(position, size, false) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void pause(Path file) {
    try {
      Thread.sleep(POLL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransferInterruptedException(file.toUri(), e);
    }
  }

  /** Ends it, which gives the lock back. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw FileFailure.of(Path.of("locks"), e);
    }
  }
}
