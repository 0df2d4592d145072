package org.diracgrid.diracos.transfer;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of one answer as it comes; reading fails when nothing comes for too long.
 *
 * <p>HttpClient's own timeout ends with the headers (until JDK 26), so a body that stalls would
 * hold a build for ever. One reader only; few of the client's buffers are in memory, but enough
 * that reader and network need not wait for each other at every one.
 */
final class BodyStream extends InputStream implements BodySubscriber<BodyStream> {
  private static final int SHORT = 1 << 13;

  /** How many of the client's buffers, of 16 KiB each, may lie here unread. */
  private static final int AHEAD = 16;

  private static final Flow.Subscription CLOSED =
      new Flow.Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
      };

  private final URI uri;
  private final Duration stallTimeout;
  private final Deadline deadline;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
  private final Deque<ByteBuffer> buffers = new ArrayDeque<>();
  private boolean ended;

  private record Arrival(List<ByteBuffer> buffers, boolean last, Throwable failure) {}

  /**
   * Has not come yet.
   *
   * @param stallTimeout how long nothing may come
   * @param deadline when all of it has to be here
   */
  BodyStream(URI uri, Duration stallTimeout, Deadline deadline) {
    super();
    this.uri = uri;
    this.stallTimeout = stallTimeout;
    this.deadline = deadline;
  }

  @Override
  public CompletionStage<BodyStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    if (subscription.compareAndSet(null, given)) {
      given.request(AHEAD);
    } else {
      given.cancel();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> given) {
    arrivals.add(new Arrival(given, false, null));
  }

  @Override
  public void onError(Throwable failure) {
    arrivals.add(new Arrival(List.of(), true, failure));
  }

  @Override
  public void onComplete() {
    arrivals.add(new Arrival(List.of(), true, null));
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    while (buffers.isEmpty() || !buffers.peek().hasRemaining()) {
      buffers.poll();
      if (buffers.isEmpty() && !receive()) {
        return -1;
      }
    }
    ByteBuffer buffer = buffers.peek();
    int count = Math.min(length, buffer.remaining());
    buffer.get(target, offset, count);
    return count;
  }

  private boolean receive() {
    if (ended) {
      return false;
    }
    Arrival arrival = await();
    ended = arrival.last();
    if (arrival.failure() != null) {
      throw NetworkFailure.of(uri, arrival.failure());
    }
    if (!ended) {
      buffers.addAll(arrival.buffers());
      subscription.get().request(1);
    }
    return !ended;
  }

  private Arrival await() {
    try {
      Arrival arrival =
          arrivals.poll(deadline.within(stallTimeout).toMillis(), TimeUnit.MILLISECONDS);
      boolean over = deadline.comesBefore(Duration.ZERO) && (arrival == null || !arrival.last());
      if (over || arrival == null) {
        close();
        if (over) {
          throw deadline.exceeded(uri, null);
        }
        throw new TimedOutException(uri, "nothing more", stallTimeout, null);
      }
      return arrival;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new TransferInterruptedException(uri, e);
    }
  }

  /** Takes a short rest, so that the connection can serve again, and gives up a long one. */
  void finish() {
    byte[] rest = new byte[SHORT];
    try {
      int received = 0;
      for (int count = 0; count >= 0 && received < SHORT; received += count) {
        count = read(rest, 0, SHORT);
      }
    } catch (TransferException e) {
      // Nobody wants these bytes, so nobody misses them.
    }
    close();
  }

  /** Gives up the rest, with its connection. */
  @Override
  public void close() {
    if (!ended) {
      ended = true;
      // A subscription that comes after this finds the place taken, and is cancelled.
      Flow.Subscription running = subscription.getAndSet(CLOSED);
      if (running != null) {
        running.cancel();
      }
    }
  }
}
