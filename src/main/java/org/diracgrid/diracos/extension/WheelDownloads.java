package org.diracgrid.diracos.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.resolver.ResolvedDistribution;
import org.diracgrid.diracos.transfer.FetchedFile;

/** Brings the wheels of a resolution here, several at once. */
final class WheelDownloads {
  private static final int AT_ONCE = 16;

  private final Distributions distributions;
  private final SupportedTags tags;

  /** Brings them, or has them made, for a target that accepts these tags. */
  WheelDownloads(Distributions distributions, SupportedTags tags) {
    this.distributions = distributions;
    this.tags = tags;
  }

  /**
   * The additions, in the order of the distributions.
   *
   * @throws FailedDownloadsException if several fail, in that order; of one it is its own failure
   */
  List<Addition> fetch(List<ResolvedDistribution> wanted) {
    return each(
        wanted, it -> new Addition(it, distributions.wheel(it.file(), it.allowedHashes(), tags)));
  }

  /**
   * The files as they are offered, source distributions among them, in the same order, fetched as a
   * step of its own.
   */
  List<FetchedFile> originals(List<ResolvedDistribution> wanted, StepLog log) {
    return log.step(
        BuildStep.WHEELS,
        Counts.print(wanted.size(), "wheel"),
        toCome(wanted),
        () -> each(wanted, it -> distributions.fetch(it.file(), it.allowedHashes())),
        files -> "%s hashed".formatted(Counts.print(files.size(), "wheel")));
  }

  private static <T> List<T> each(
      List<ResolvedDistribution> wanted, Function<ResolvedDistribution, T> work) {
    ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<CompletableFuture<T>> running = new ArrayList<>();
      for (ResolvedDistribution distribution : wanted) {
        running.add(CompletableFuture.supplyAsync(() -> work.apply(distribution), executor));
      }
      List<RuntimeException> failures =
          running.stream().flatMap(it -> failure(it).stream()).toList();
      if (!failures.isEmpty()) {
        throw FailedDownloadsException.of(failures);
      }
      return running.stream().map(CompletableFuture::join).toList();
    } finally {
      executor.shutdownNow();
    }
  }

  /** Why it failed; empty if it did not. */
  private static Optional<RuntimeException> failure(CompletableFuture<?> work) {
    try {
      work.join();
      return Optional.empty();
    } catch (CompletionException e) {
      return Optional.of(e.getCause() instanceof RuntimeException cause ? cause : e);
    }
  }

  /** How many bytes are to come, unless an index leaves it open for one of them. */
  private OptionalLong toCome(List<ResolvedDistribution> wanted) {
    long all = 0;
    for (ResolvedDistribution distribution : wanted) {
      OptionalLong size = distributions.toCome(distribution.file());
      if (size.isEmpty()) {
        return size;
      }
      all += size.getAsLong();
    }
    return OptionalLong.of(all);
  }

  /** The additions likewise, fetched as a step of its own. */
  List<Addition> fetch(List<ResolvedDistribution> wanted, StepLog log) {
    return log.step(
        BuildStep.WHEELS,
        Counts.print(wanted.size(), "wheel"),
        toCome(wanted),
        () -> fetch(wanted),
        fetched -> Sizes.print(fetched.stream().mapToLong(it -> it.file().size()).sum()));
  }
}
