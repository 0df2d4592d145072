package org.diracgrid.diracos.base;

import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.diracgrid.diracos.archive.ArchiveException;
import org.diracgrid.diracos.archive.HeldProgress;

/**
 * One scan of bytes that pass by, at work or done.
 *
 * @param scan what it comes to
 * @param progress how many bytes it has read
 */
record PassingScan(Future<InventoryScan.Result> scan, HeldProgress progress) {
  /**
   * What it found, waited for; empty if the base has to be read to tell what is wrong with it.
   *
   * @param listener hears how many bytes were read that nobody heard of
   * @throws NotADiracosException if that is what it found
   * @throws ArchiveException if the base is no whole archive
   */
  Optional<InventoryScan.Result> result(LocatedBase base, LongConsumer listener) {
    progress.tell(listener);
    try {
      return Optional.of(scan.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException failure = new InterruptedIOException("it was interrupted");
      failure.initCause(e);
      throw new UnreadableBaseException(base.file(), failure);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ArchiveException failure
          && !failure.archive().equals(base.file())) {
        // It names the place where the base lay then.
        return Optional.empty();
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
