package org.diracgrid.diracos.extension;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.diracgrid.diracos.index.PackageIndexes;
import org.diracgrid.diracos.index.ProjectOffers;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.RequirementEntry;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.RequirementTarget;
import org.diracgrid.diracos.transfer.ServerSettings;
import org.diracgrid.diracos.transfer.Transfer;

/**
 * What needs no base, done beside the work on that: requirements and lock are read, and while a
 * base comes or is scanned, the pages of the projects that are asked for. What goes wrong is heard
 * by who asks for it.
 */
final class Groundwork implements AutoCloseable {
  /** As many as the search for distributions has. */
  private static final int THREADS = 16;

  /** How long an interrupted request may take to notice. */
  private static final long LEAVE_MILLISECONDS = 1000;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "groundwork");
            thread.setDaemon(true);
            return thread;
          });
  private final CompletableFuture<RequirementSet> requirements;
  private final CompletableFuture<Optional<ExtensionLock>> lock;
  private final CompletableFuture<ProjectOffers> indexes;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean over;

  /**
   * Begins to read.
   *
   * @param heeded reads the lock that is to be heeded
   */
  Groundwork(
      UserEnvironment user,
      Transfer transfer,
      ExtensionSpec spec,
      Supplier<Optional<ExtensionLock>> heeded) {
    requirements = begin(() -> new ExtensionRequirements(user, transfer).read(spec));
    lock = begin(heeded);
    indexes = requirements.thenApply(read -> indexes(transfer, read.settings(), user.servers()));
  }

  private <T> CompletableFuture<T> begin(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }

  private static ProjectOffers indexes(
      Transfer transfer, IndexSettings settings, ServerSettings servers) {
    List<URI> urls =
        settings.indexUrls().stream().map(url -> servers.mirrorOf(url).orElse(url)).toList();
    return new PackageIndexes(transfer, urls, settings.findLinks());
  }

  /** The requirements. */
  RequirementSet requirements() {
    return result(requirements);
  }

  /** The lock that is to be heeded; empty for none. */
  Optional<ExtensionLock> lock() {
    return result(lock);
  }

  /** The indexes that the requirements name, which know what they were asked before. */
  ProjectOffers indexes() {
    return result(indexes);
  }

  private static <T> T result(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * Begins to fetch pages, as the base will take its time. Only then does it pay to guess: the base
   * may turn out to have a project already, and then its page was not needed.
   */
  void fetchPages() {
    if (begun.compareAndSet(false, true)) {
      attempt(
          () -> {
            if (lock().isEmpty()) {
              ProjectOffers asked = indexes();
              wanted(requirements()).forEach(name -> attempt(() -> asked.files(name)));
            }
          });
    }
  }

  private void attempt(Runnable work) {
    threads.execute(
        () -> {
          try {
            if (!over) {
              work.run();
            }
          } catch (RuntimeException e) {
            // Whoever comes to need it will hear of it.
          }
        });
  }

  /** Begins no more, as the base is known now, and what it lacks. */
  void end() {
    over = true;
  }

  /**
   * Projects that an index will be asked for, whatever the target, unless the base has them. Of one
   * that is only limited, or has a place of its own, nobody need know what an index has.
   */
  private static Set<ProjectName> wanted(RequirementSet requirements) {
    Set<ProjectName> names = new LinkedHashSet<>();
    requirements.requirements().stream()
        .filter(entry -> entry.marker().isEmpty())
        .flatMap(entry -> entry.name().stream())
        .forEach(names::add);
    requirements.entries().stream()
        .filter(entry -> !(entry.target() instanceof RequirementTarget.Named))
        .map(RequirementEntry::name)
        .forEach(name -> name.ifPresent(names::remove));
    return names;
  }

  /** Ends it; requests on their way are given up. */
  @Override
  public void close() {
    end();
    threads.shutdownNow();
    try {
      // What it writes must not come after what the caller does next.
      threads.awaitTermination(LEAVE_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
