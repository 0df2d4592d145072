package org.diracgrid.diracos.extension;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.diracgrid.diracos.transfer.TransferListener;

/**
 * Reports the steps of one build and keeps how long each took; hears transfers for the step at
 * hand.
 */
final class StepLog implements TransferListener {
  private final Consumer<BuildEvent> events;
  private final Map<BuildStep, Duration> durations = new EnumMap<>(BuildStep.class);
  private volatile BuildStep current = BuildStep.BASE;

  StepLog(Consumer<BuildEvent> events) {
    this.events = events;
  }

  /** Does a step, and reports its beginning, its end and its outcome in words. */
  <T> T step(
      BuildStep step,
      String subject,
      OptionalLong total,
      Supplier<T> work,
      Function<T, String> outcome) {
    current = step;
    events.accept(new BuildEvent.Started(step, subject, total));
    long begin = System.nanoTime();
    T result = work.get();
    Duration duration = Duration.ofNanos(System.nanoTime() - begin);
    durations.put(step, duration);
    events.accept(new BuildEvent.Finished(step, outcome.apply(result), duration));
    return result;
  }

  /** Reports that the step at hand handled this many bytes more. */
  void advance(long bytes) {
    events.accept(new BuildEvent.Advanced(current, bytes));
  }

  /** Reports that a project begins to be built, and with which Python. */
  void building(String project, String python) {
    events.accept(new BuildEvent.Building(project, python));
  }

  /** Reports what may surprise. */
  void warn(String sentence) {
    events.accept(new BuildEvent.Warned(sentence));
  }

  /** How long each step took, in milliseconds by label. */
  Map<String, Long> milliseconds() {
    Map<String, Long> result = new LinkedHashMap<>();
    durations.forEach((step, duration) -> result.put(step.label(), duration.toMillis()));
    return result;
  }

  @Override
  public void started(URI uri, OptionalLong size) {
    // Of many small files nobody knows how many there will be, so that a share would tell nothing.
    if (current == BuildStep.BASE) {
      size.ifPresent(bytes -> events.accept(new BuildEvent.Announced(current, bytes)));
    }
  }

  @Override
  public void progressed(URI uri, long bytes) {
    // What is fetched beside a scan is none of the bytes that this counts.
    if (current != BuildStep.INVENTORY) {
      advance(bytes);
    }
  }

  @Override
  public void finished(URI uri, long bytes) {}
}
