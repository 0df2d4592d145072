package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Tells who removes from the cache whether somebody uses it, and keeps the two apart.
 *
 * <p>Each user locks a file of its own, which goes when it is done; one that a process left behind
 * that was ended is known by being unlocked. They do not share a file: on Linux, closing one
 * channel of a file gives back all the locks that the JVM has on it (see {@link
 * java.nio.channels.FileLock}), and in one JVM modules are built side by side.
 */
final class CacheUse implements AutoCloseable {
  /** Locked by who has the cache alone, and not empty as long as that is so. */
  private static final String GATE = "alone.lock";

  private static final long POLL_MILLISECONDS = 5;

  private final Path file;
  private final FileChannel channel;

  private CacheUse(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Begins to use, as soon as nobody has it alone. */
  static CacheUse shared(Path folder) {
    while (true) {
      Path own = folder.resolve(process() + UUID.randomUUID());
      Optional<CacheUse> use = lock(own);
      // In this order, so that who wants it alone sees this one, or is seen by it.
      if (use.isPresent() && !isClosed(folder.resolve(GATE))) {
        return use.get();
      }
      use.ifPresent(CacheUse::close);
      pause(folder);
    }
  }

  /** Has it alone; empty while somebody uses it. */
  static Optional<CacheUse> alone(Path folder) {
    Optional<CacheUse> gate = lock(folder.resolve(GATE));
    gate.ifPresent(CacheUse::mark);
    if (gate.isPresent() && users(folder).stream().anyMatch(CacheUse::isHeld)) {
      gate.get().close();
      return Optional.empty();
    }
    return gate;
  }

  /** Has it alone, as soon as nobody uses it. */
  static CacheUse awaitAlone(Path folder) {
    while (true) {
      Optional<CacheUse> use = alone(folder);
      if (use.isPresent()) {
        return use.get();
      }
      pause(folder);
    }
  }

  private void mark() {
    try {
      channel.write(ByteBuffer.allocate(1));
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }

  /** Many ask, so that a look at its size has to do but for when there is something to see. */
  private static boolean isClosed(Path gate) {
    try {
      return Files.exists(gate) && Files.size(gate) > 0 && isHeld(gate);
    } catch (IOException e) {
      throw FileFailure.of(gate, e);
    }
  }

  private static List<Path> users(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(it -> !it.endsWith(GATE)).toList();
    } catch (IOException e) {
      throw FileFailure.of(folder, e);
    }
  }

  /** Whether somebody has locked a file; one that nobody has any more is removed. */
  private static boolean isHeld(Path file) {
    if (file.getFileName().toString().startsWith(process())) {
      // To look would be to give the lock back.
      return true;
    }
    if (!Files.exists(file)) {
      return false;
    }
    Optional<CacheUse> left = lock(file);
    left.ifPresent(CacheUse::close);
    return left.isEmpty();
  }

  private static String process() {
    return ProcessHandle.current().pid() + "-";
  }

  private static Optional<CacheUse> lock(Path file) {
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean locked = false;
      try {
        locked = isLocked(channel);
        return locked ? Optional.of(new CacheUse(file, channel)) : Optional.empty();
      } finally {
        if (!locked) {
          channel.close();
        }
      }
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void pause(Path folder) {
    try {
      Thread.sleep(POLL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransferInterruptedException(folder.toUri(), e);
    }
  }

  /** Ends it, which gives the lock back. */
  @Override
  public void close() {
    try {
      if (file.endsWith(GATE)) {
        // It stays: who waits at it has it open.
        channel.truncate(0);
      } else {
        Files.deleteIfExists(file);
      }
      channel.close();
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }
}
