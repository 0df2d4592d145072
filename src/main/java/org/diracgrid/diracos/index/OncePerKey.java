package org.diracgrid.diracos.index;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.diracgrid.diracos.transfer.TransferInterruptedException;

/**
 * Finds a value once per key, for any number of threads: the first to ask does the work, the others
 * wait for it.
 */
public final class OncePerKey<K, V> {
  private final Function<K, V> work;
  private final Function<K, URI> subject;
  private final Map<K, FutureTask<V>> tasks = new ConcurrentHashMap<>();

  /**
   * Does this work.
   *
   * @param subject what to name when the work is interrupted
   */
  public OncePerKey(Function<K, V> work, Function<K, URI> subject) {
    this.work = work;
    this.subject = subject;
  }

  /** The value; what the work throws is thrown to everyone who asks. */
  public V get(K key) {
    FutureTask<V> task = tasks.computeIfAbsent(key, k -> new FutureTask<>(() -> work.apply(k)));
    task.run();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransferInterruptedException(subject.apply(key), e);
    } catch (ExecutionException e) {
      if (Thread.currentThread().isInterrupted()) {
        // Who was interrupted gave up on the work; that tells nothing about the key.
        tasks.remove(key, task);
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
