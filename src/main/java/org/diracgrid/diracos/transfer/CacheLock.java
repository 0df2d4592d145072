package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Supplier;

/**
 * Keeps other threads, plugin realms and processes away from one download, or one build.
 *
 * <p>Processes meet at the lock of a file. That is not enough for one JVM: there a second lock
 * throws instead of waiting, and, worse, closing any channel of the file gives back the lock that
 * the JVM has on it (POSIX; see {@link FileLock}), so that another process would get in. So no two
 * threads of a JVM may have the file open at the same time. They meet before it, at the monitor of
 * an interned string: plugin realms of one Maven have their own copies of every class and every
 * static field, but the strings are common to the whole JVM. Who waits there is woken, and polls
 * nothing. An interruption it sees only then; but who has the lock, and was interrupted with it,
 * gives up at once.
 */
final class CacheLock {
  private static final long POLL_MILLISECONDS = 5;

  private CacheLock() {}

  /**
   * Does some work under the lock that this key has; few files serve all keys, so that none piles
   * up. The work must not want another lock.
   */
  static <T> T holding(CacheDisk disk, String key, URI uri, Supplier<T> work) {
    return holding(disk, "", key, uri, () -> {}, work);
  }

  /**
   * The same with locks of a kind of their own, so that the work may want one of another kind.
   *
   * @param waiting is run if there is another process to wait for
   */
  static <T> T holding(
      CacheDisk disk, String kind, String key, URI uri, Runnable waiting, Supplier<T> work) {
    Path folder = disk.folder("locks");
    String name = kind + key.substring(0, 3) + ".lock";
    synchronized (monitor(folder, name)) {
      return locked(folder.resolve(name), uri, waiting, work);
    }
  }

  /** The same for all who mean the same file, whatever they call its folder. */
  private static String monitor(Path folder, String name) {
    try {
      Object identity = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
      // Windows tells none; there, nobody loses a lock by another channel either.
      Object place = identity == null ? folder.toRealPath() : identity;
      return "org.diracgrid.diracos %s %s".formatted(place, name).intern();
    } catch (IOException e) {
      throw FileFailure.of(folder, e);
    }
  }

  private static <T> T locked(Path file, URI uri, Runnable waiting, Supplier<T> work) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // To wait in the operating system may fail: it sees only processes, and takes one thread that
      // has a lock and another that waits for one for a deadlock (EDEADLK of fcntl).
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (tryLock(channel) == null) {
        waiting.run();
        do {
          Thread.sleep(POLL_MILLISECONDS);
        } while (tryLock(channel) == null);
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
      // Only where the monitors differ, on Windows under two names of one folder.
      return null;
    }
  }
}
