package org.diracgrid.diracos.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The live line")
class LiveLineTest {
  /** Longer than the line waits before it shows again. */
  private static final long INTERVAL_MILLIS = 110;

  private static final int WIDTH = 78;

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final LiveLine line = LiveLine.on(new PrintStream(terminal, true, UTF_8), () -> 80);

  @Test
  @DisplayName("shows step, subject, percentage, speed and the time that is left")
  void percentage() throws InterruptedException {
    line.start("archive", "VOdiracos-v1.tar.gz", OptionalLong.of(400_000));
    advance(100_000);

    assertThat(shown())
        .singleElement()
        .asString()
        .matches("archive  VOdiracos-v1\\.tar\\.gz  25 %  [0-9.]+ [kM]?B/s  [0-9]+ s left");
  }

  @Test
  @DisplayName("takes in how much there is when that is known")
  void expected() throws InterruptedException {
    line.start("base", "v1r27", OptionalLong.empty());
    line.expect(1_000_000);
    line.expect(3_000_000);
    advance(1_000_000);
    advance(3_000_000);

    assertThat(shown().get(0)).contains("  25 %  ").endsWith(" left");
    assertThat(shown().get(1)).matches(".*  100 %  [0-9.]+ [kMG]?B/s *");
  }

  @Test
  @DisplayName("shows what is done where nobody knows how much there is")
  void unknownTotal() throws InterruptedException {
    line.start("wheels", "3 wheels", OptionalLong.empty());
    advance(1_500_000);
    line.start("wheels", "3 wheels", OptionalLong.of(0));
    advance(20);

    assertThat(shown().get(0)).startsWith("wheels  3 wheels  1.5 MB  ").endsWith("B/s");
    assertThat(shown().get(1)).startsWith("wheels  3 wheels  20 B  ");
  }

  @Test
  @DisplayName("never shows more than all")
  void atMostAll() throws InterruptedException {
    line.start("base", "diracos", OptionalLong.of(100));
    advance(250);

    assertThat(shown()).singleElement().asString().contains("  100 %  ");
  }

  @Test
  @DisplayName("adds up what is reported, and begins anew with every step")
  void addsUp() throws InterruptedException {
    line.start("base", "diracos", OptionalLong.of(100));
    line.advance(20);
    line.advance(20);
    advance(20);
    assertThat(shown()).last().asString().startsWith("base  ").contains("  60 %  ");

    line.start("inventory", "diracos", OptionalLong.of(100));
    advance(10);
    assertThat(shown()).last().asString().startsWith("inventory  ").contains("  10 %  ");
  }

  @Test
  @DisplayName("shows ten times a second at most")
  void seldom() {
    long begin = System.nanoTime();
    line.start("base", "diracos", OptionalLong.of(1_000_000_000));
    while (shown().size() < 3) {
      line.advance(1);
    }

    assertThat((System.nanoTime() - begin) / 1_000_000).isGreaterThanOrEqualTo(300);
  }

  @Test
  @DisplayName("fits on one line, the subject being cut")
  void width() throws InterruptedException {
    line.start("base", "https://d.example/" + "x".repeat(200), OptionalLong.of(100));
    advance(50);

    assertThat(shown())
        .singleElement()
        .asString()
        .hasSize(WIDTH)
        .startsWith("base  https://d.example/xxx")
        .contains("xxx  50 %  ");
  }

  @Test
  @DisplayName("fits into a narrow window, and asks for its width but once")
  void narrow() throws InterruptedException {
    for (int columns : new int[] {30, 10, 1, 0}) {
      terminal.reset();
      AtomicInteger asked = new AtomicInteger();
      LiveLine narrow =
          LiveLine.on(
              new PrintStream(terminal, true, UTF_8),
              () -> {
                asked.incrementAndGet();
                return columns;
              });
      narrow.start("base", "https://d.example/diracos-v1r27.tar.gz", OptionalLong.of(100));
      for (int i = 0; i < 2; i++) {
        Thread.sleep(INTERVAL_MILLIS);
        narrow.advance(25);
      }

      assertThat(shown())
          .isNotEmpty()
          .allSatisfy(text -> assertThat(text).hasSize(Math.max(1, columns - 1)));
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  @DisplayName("has no colours, whatever NO_COLOR says")
  void colours() throws InterruptedException {
    line.start("base", "diracos", OptionalLong.of(100));
    advance(50);
    line.clear();

    assertThat(terminal.toString(UTF_8)).doesNotContain("\u001b");
  }

  @Test
  @DisplayName("covers all of a longer one before it")
  void covers() throws InterruptedException {
    line.start("base", "https://d.example/diracos-v1r27.tar.gz", OptionalLong.of(100));
    advance(50);
    line.start("base", "x", OptionalLong.of(100));
    advance(50);

    assertThat(shown().get(1).length()).isGreaterThanOrEqualTo(shown().get(0).length());
    assertThat(shown().get(1)).startsWith("base  x  50 %").endsWith("  ");
  }

  @Test
  @DisplayName("goes without a trace, once")
  void clear() throws InterruptedException {
    line.start("base", "diracos", OptionalLong.of(100));
    line.clear();
    assertThat(terminal.size()).isZero();

    advance(50);
    String before = terminal.toString(UTF_8);
    line.clear();
    line.clear();

    assertThat(terminal.toString(UTF_8))
        .isEqualTo(before + "\r" + " ".repeat(before.length() - 1) + "\r");
  }

  @Test
  @DisplayName("that nobody wants prints nothing")
  void none() throws InterruptedException {
    PrintStream before = System.out;
    System.setOut(new PrintStream(terminal, true, UTF_8));
    try {
      LiveLine unwanted = LiveLine.none();
      unwanted.start("base", "diracos", OptionalLong.of(100));
      Thread.sleep(INTERVAL_MILLIS);
      unwanted.advance(50);
      unwanted.clear();
    } finally {
      System.setOut(before);
    }

    assertThat(terminal.size()).isZero();
  }

  private void advance(long bytes) throws InterruptedException {
    Thread.sleep(INTERVAL_MILLIS);
    line.advance(bytes);
  }

  /** What the line looked like, from first to last. */
  private List<String> shown() {
    return terminal.toString(UTF_8).lines().filter(text -> !text.isEmpty()).toList();
  }
}
