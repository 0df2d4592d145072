package org.diracgrid.diracos.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.diracgrid.diracos.archive.DigestedFile;
import org.diracgrid.diracos.archive.FileDigests;
import org.diracgrid.diracos.archive.HeldProgress;
import org.diracgrid.diracos.transfer.Arrival;
import org.diracgrid.diracos.transfer.Arrivals;
import org.diracgrid.diracos.transfer.Checksum;

/**
 * Scans of bases whose bytes pass by for another reason, so that nobody reads them twice. One that
 * fails says so only to who asks for the inventory: what is wrong with the bytes is best told by
 * the digest that they should have.
 */
final class PassingScans implements AutoCloseable {
  /** How long a scan may take to notice that nobody waits for it. */
  private static final long LEAVE_MILLISECONDS = 1000;

  private final InventoryCache cache;
  private final Runnable takesTime;
  private final Map<String, PassingScan> scans = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "base-scan");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Keeps what scans find in this cache.
   *
   * @param takesTime is run when one begins
   */
  PassingScans(InventoryCache cache, Runnable takesTime) {
    this.cache = cache;
    this.takesTime = takesTime;
  }

  /**
   * Digests a file, and scans it in the same pass unless that was done before.
   *
   * @param file to be read
   * @param base as which it is known
   * @param progress hears how many bytes were read since it last did
   */
  FileDigests digest(Path file, BaseReference.Local base, LongConsumer progress)
      throws IOException {
    try (DigestedFile bytes = DigestedFile.open(file, progress)) {
      if (!cache.hasOneOfSize(Files.size(file))) {
        takesTime.run();
        FutureTask<InventoryScan.Result> scan =
            scan(base.file(), bytes, base.origin(), () -> bytes.finish().sha256());
        scan.run();
        scans.put(bytes.finish().sha256(), new PassingScan(scan, new HeldProgress()));
      }
      return bytes.finish();
    }
  }

  /** Scans of what comes from afar, while it comes. */
  Arrivals arrivals(String origin) {
    return file -> {
      takesTime.run();
      HeldProgress progress = new HeldProgress();
      ArrivingFile bytes;
      try {
        bytes = ArrivingFile.open(file, progress);
      } catch (IOException e) {
        // It will be read when it is there.
        return Arrival.UNWATCHED;
      }
      FutureTask<InventoryScan.Result> scan = scan(file, bytes, origin, bytes::sha256);
      threads.execute(
          () -> {
            try (bytes) {
              scan.run();
            }
          });
      return new Watch(scans, new PassingScan(scan, progress), bytes);
    };
  }

  private FutureTask<InventoryScan.Result> scan(
      Path file, InputStream bytes, String origin, Callable<String> sha256) {
    return new FutureTask<>(
        () -> {
          InventoryScan.Result found = InventoryScan.of(file, bytes, origin);
          cache.keep(sha256.call(), found);
          return found;
        });
  }

  /** Lets a scan read what has come, and counts it when that is known to be the base. */
  private record Watch(Map<String, PassingScan> scans, PassingScan scan, ArrivingFile bytes)
      implements Arrival {
    @Override
    public void reached(long size) {
      bytes.reach(size);
    }

    @Override
    public void completed(Checksum sha256) {
      scans.put(sha256.hex(), scan);
      bytes.complete(sha256.hex());
    }

    @Override
    public void failed() {
      bytes.fail();
    }
  }

  /**
   * What the scan of a base found, waited for; empty if there was none.
   *
   * @param progress hears how many bytes were read that nobody heard of
   */
  Optional<InventoryScan.Result> of(LocatedBase base, LongConsumer progress) {
    return Optional.ofNullable(scans.get(base.sha256()))
        .flatMap(scan -> scan.result(base, progress));
  }

  /** Ends scans for which nobody waits. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      // What they keep must not come after what the caller does next.
      threads.awaitTermination(LEAVE_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
