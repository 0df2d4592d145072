package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * Keeps other processes and threads away from one download.
 *
 * <p>Plugin realms of one Maven have their own copies of every class, so only the file itself is
 * common ground; within one JVM a second lock throws instead of waiting.
 */
final class CacheLock {
  private static final long POLL_MILLISECONDS = 25;

  private CacheLock() {}

  /**
   * Does some work under the lock that this key has; few files serve all keys, so that none piles
   * up.
   */
  static <T> T holding(CacheDisk disk, String key, URI uri, Supplier<T> work) {
    Path file = disk.folder("locks").resolve(key.substring(0, 3) + ".lock");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (tryLock(channel) == null) {
        Thread.sleep(POLL_MILLISECONDS);
      }
      return work.get();
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransferInterruptedException(uri, e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
