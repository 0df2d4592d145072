package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log of steps")
class StepLogTest {
  private static final URI FILE = URI.create("https://i.example/grid-1.0.whl");

  private final List<BuildEvent> events = new ArrayList<>();
  private final StepLog log = new StepLog(events::add);

  @Test
  @DisplayName("announces how large a base is as soon as its server tells")
  void announces() {
    log.step(
        BuildStep.BASE,
        "v1r27",
        OptionalLong.empty(),
        () -> {
          log.started(FILE, OptionalLong.of(70));
          log.started(FILE, OptionalLong.empty());
          return 1;
        },
        number -> "done");

    assertThat(events)
        .filteredOn(BuildEvent.Announced.class::isInstance)
        .containsExactly(new BuildEvent.Announced(BuildStep.BASE, 70));
  }

  @Test
  @DisplayName("reports how a step begins, gets on and ends, and gives back what came out of it")
  void step() {
    int result =
        log.step(
            BuildStep.WHEELS,
            "2 wheels",
            OptionalLong.of(10),
            () -> {
              log.advance(3);
              log.started(FILE, OptionalLong.of(7));
              log.progressed(FILE, 7);
              log.finished(FILE, 7);
              log.warn("one is yanked");
              return 42;
            },
            number -> "the answer is " + number);

    assertThat(result).isEqualTo(42);
    assertThat(events)
        .startsWith(
            new BuildEvent.Started(BuildStep.WHEELS, "2 wheels", OptionalLong.of(10)),
            new BuildEvent.Advanced(BuildStep.WHEELS, 3),
            new BuildEvent.Advanced(BuildStep.WHEELS, 7),
            new BuildEvent.Warned("one is yanked"))
        .hasSize(5)
        .last()
        .isInstanceOfSatisfying(
            BuildEvent.Finished.class,
            finished -> assertThat(finished.outcome()).isEqualTo("the answer is 42"));
  }

  @Test
  @DisplayName("counts no transfers while the base is scanned, which others make beside it")
  void transfersBesideScan() {
    log.step(
        BuildStep.INVENTORY,
        "base",
        OptionalLong.of(3),
        () -> {
          log.progressed(FILE, 7);
          log.advance(3);
          return 0;
        },
        done -> "done");

    assertThat(events)
        .filteredOn(BuildEvent.Advanced.class::isInstance)
        .containsExactly(new BuildEvent.Advanced(BuildStep.INVENTORY, 3));
  }

  @Test
  @DisplayName("does not finish a step that failed")
  void failure() {
    IllegalStateException failure = new IllegalStateException("broken");

    assertThatThrownBy(
            () ->
                log.step(
                    BuildStep.BASE,
                    "v1r27",
                    OptionalLong.empty(),
                    () -> {
                      throw failure;
                    },
                    done -> "done"))
        .isSameAs(failure);
    assertThat(events)
        .containsExactly(new BuildEvent.Started(BuildStep.BASE, "v1r27", OptionalLong.empty()));
    assertThat(log.milliseconds()).isEmpty();
  }

  @Test
  @DisplayName("keeps how long each step took, in the order of the steps")
  void milliseconds() {
    for (BuildStep step : List.of(BuildStep.ARCHIVE, BuildStep.BASE)) {
      log.step(step, "", OptionalLong.empty(), () -> pause(step), done -> "");
    }

    assertThat(log.milliseconds()).containsOnlyKeys("base", "archive");
    assertThat(log.milliseconds().keySet()).containsExactly("base", "archive");
    assertThat(log.milliseconds().get("archive")).isGreaterThanOrEqualTo(20);
  }

  private static boolean pause(BuildStep step) {
    long end = System.nanoTime() + Duration.ofMillis(20).toNanos();
    while (step == BuildStep.ARCHIVE && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return true;
  }
}
