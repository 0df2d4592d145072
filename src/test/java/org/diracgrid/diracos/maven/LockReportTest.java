package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.extension.LockResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The report of a lock")
class LockReportTest {
  private final RecordedLog log = new RecordedLog();

  @Test
  @DisplayName("tells what moved and what was written")
  void moves() {
    new LockReport(log)
        .print(
            new LockResult(
                Path.of("pylock.toml"),
                Optional.of(Path.of("pinned.txt")),
                List.of("grid 1.0 -> 1.1", "+ words 2.0")));
    assertThat(log.lines())
        .containsExactly(
            "[INFO] grid 1.0 -> 1.1",
            "[INFO] + words 2.0",
            "[INFO] pinned.txt",
            "[INFO] pylock.toml");
  }

  @Test
  @DisplayName("says so where nothing moved")
  void nothing() {
    new LockReport(log).print(new LockResult(Path.of("pylock.toml"), Optional.empty(), List.of()));
    assertThat(log.lines()).containsExactly("[INFO] nothing moved", "[INFO] pylock.toml");
  }
}
