package org.diracgrid.diracos.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalLong;
import org.diracgrid.diracos.extension.BuildEvent;
import org.diracgrid.diracos.extension.BuildStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The console")
class ConsoleTest {
  private static final BuildEvent STARTED =
      new BuildEvent.Started(BuildStep.BASE, "v1r27", OptionalLong.of(100));

  private final RecordedLog log = new RecordedLog();
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

  @Test
  @DisplayName("logs a line for each step that is done, one below the other")
  void steps() {
    Console console = new Console(log, LiveLine.none());

    console.accept(STARTED);
    console.accept(new BuildEvent.Advanced(BuildStep.BASE, 100));
    console.accept(finished(BuildStep.BASE, "diracos-v1r27.tar.gz, 372.5 MB"));
    console.accept(finished(BuildStep.INSTALLATION, "31 files"));

    assertThat(log.lines())
        .containsExactly(
            "[INFO] base          diracos-v1r27.tar.gz, 372.5 MB (1.5 s)",
            "[INFO] installation  31 files (1.5 s)");
  }

  @Test
  @DisplayName("logs what is built, and with which Python, as soon as that begins")
  void building() {
    new Console(log, LiveLine.none())
        .accept(new BuildEvent.Building("legacy 1.4", "Python 2.7.18 of the base"));

    assertThat(log.lines())
        .containsExactly("[INFO] building      legacy 1.4 with Python 2.7.18 of the base");
  }

  @Test
  @DisplayName("logs warnings as such")
  void warnings() {
    new Console(log, LiveLine.none()).accept(new BuildEvent.Warned("nothing vouches for it"));

    assertThat(log.lines()).containsExactly("[WARNING] nothing vouches for it");
  }

  @Test
  @DisplayName("takes its live line away before it logs anything")
  void liveLine() throws InterruptedException {
    Console console =
        new Console(log, LiveLine.on(new PrintStream(terminal, true, UTF_8), () -> 80));
    for (BuildEvent event :
        new BuildEvent[] {
          finished(BuildStep.BASE, "done"),
          new BuildEvent.Building("legacy 1.4", "Python 2.7.18 of the base"),
          new BuildEvent.Warned("careful")
        }) {
      terminal.reset();
      console.accept(STARTED);
      Thread.sleep(110);
      console.accept(new BuildEvent.Advanced(BuildStep.BASE, 50));
      assertThat(terminal.toString(UTF_8)).startsWith("\rbase  v1r27  50 %");

      console.accept(event);

      assertThat(terminal.toString(UTF_8)).endsWith("left\r" + " ".repeat(width()) + "\r");
    }
    assertThat(log.lines()).hasSize(3);
  }

  /** How wide the live line was. */
  private int width() {
    return terminal.toString(UTF_8).split("\r")[1].length();
  }

  private static BuildEvent finished(BuildStep step, String outcome) {
    return new BuildEvent.Finished(step, outcome, Duration.ofMillis(1_500));
  }
}
