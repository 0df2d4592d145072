package org.diracgrid.diracos.index;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.diracgrid.diracos.transfer.TransferInterruptedException;

/**
 * Finds a value once per key, for any number of threads, and ahead of need in the background.
 *
 * <p>Who needs a value whose work waits in the queue does that work itself, so a long queue of
 * guesses never delays anyone.
 */
final class OncePerKey<K, V> {
  /** pip asks one after the other, uv up to fifty; servers take this many without complaint. */
  private static final int THREADS = 8;

  private static final long IDLE_SECONDS = 5;

  private final Function<K, V> work;
  private final Function<K, URI> subject;
  private final Map<K, FutureTask<V>> tasks = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor background;

  /**
   * Does this work.
   *
   * @param subject what to name when the work is interrupted
   */
  OncePerKey(String name, Function<K, V> work, Function<K, URI> subject) {
    this.work = work;
    this.subject = subject;
    this.background =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            runnable -> {
              Thread thread = new Thread(runnable, name);
              thread.setDaemon(true);
              return thread;
            });
    background.allowCoreThreadTimeOut(true);
  }

  /** The value; what the work throws is thrown to everyone who asks. */
  V get(K key) {
    FutureTask<V> task = task(key);
    task.run();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransferInterruptedException(subject.apply(key), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Begins the work in the background if nobody has asked for it yet. */
  void begin(K key) {
    FutureTask<V> fresh = new FutureTask<>(() -> work.apply(key));
    if (tasks.putIfAbsent(key, fresh) == null) {
      background.execute(fresh);
    }
  }

  private FutureTask<V> task(K key) {
    return tasks.computeIfAbsent(key, k -> new FutureTask<>(() -> work.apply(k)));
  }
}
