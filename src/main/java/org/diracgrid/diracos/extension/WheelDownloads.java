package org.diracgrid.diracos.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.resolver.ResolvedDistribution;

/** Brings the wheels of a resolution here, several at once. */
final class WheelDownloads {
  private static final int AT_ONCE = 8;

  private final Distributions distributions;

  WheelDownloads(Distributions distributions) {
    this.distributions = distributions;
  }

  /**
   * The additions, in the order of the distributions; the first failure in that order is thrown.
   */
  List<Addition> fetch(List<ResolvedDistribution> wanted) {
    ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<CompletableFuture<Addition>> running = new ArrayList<>();
      for (ResolvedDistribution distribution : wanted) {
        running.add(CompletableFuture.supplyAsync(() -> fetch(distribution), executor));
      }
      return running.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    } finally {
      executor.shutdownNow();
    }
  }

  private Addition fetch(ResolvedDistribution wanted) {
    return new Addition(wanted, distributions.fetch(wanted.file(), wanted.allowedHashes()));
  }
}
