package org.diracgrid.diracos.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.diracgrid.diracos.transfer.TransferInterruptedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Work that is done once per key")
class OncePerKeyTest {
  private final AtomicInteger times = new AtomicInteger();

  private OncePerKey<String, Integer> counting() {
    return new OncePerKey<>(key -> times.incrementAndGet(), URI::create);
  }

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  @DisplayName("gives everyone the same value, and each key its own")
  void once() {
    OncePerKey<String, Integer> values = counting();
    assertThat(values.get("grid")).isEqualTo(values.get("grid")).isEqualTo(1);
    assertThat(values.get("words")).isEqualTo(2);
  }

  @Test
  @DisplayName("gives everyone the same failure")
  void failure() {
    OncePerKey<String, Integer> values =
        new OncePerKey<>(
            key -> {
              throw new IllegalArgumentException(key + " " + times.incrementAndGet());
            },
            URI::create);
    assertThatThrownBy(() -> values.get("grid")).hasMessage("grid 1");
    assertThatThrownBy(() -> values.get("grid")).hasMessage("grid 1");
  }

  @Test
  @DisplayName("is done again when whoever did it was interrupted")
  void interruptedWork() {
    OncePerKey<String, Integer> values =
        new OncePerKey<>(
            key -> {
              if (times.incrementAndGet() == 1) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("gave up");
              }
              return times.get();
            },
            URI::create);
    assertThatThrownBy(() -> values.get("grid")).hasMessage("gave up");
    Thread.interrupted();
    assertThat(values.get("grid")).isEqualTo(2);
  }

  @Test
  @DisplayName("is not waited for by a thread that is interrupted")
  void interruptedWait() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    OncePerKey<String, Integer> values =
        new OncePerKey<>(
            key -> {
              begun.countDown();
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return 1;
            },
            URI::create);
    Thread worker = new Thread(() -> values.get("grid"));
    worker.start();
    begun.await();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> values.get("grid")).isInstanceOf(TransferInterruptedException.class);

    end.countDown();
    Thread.interrupted();
    worker.join();
    assertThat(values.get("grid")).isEqualTo(1);
  }
}
