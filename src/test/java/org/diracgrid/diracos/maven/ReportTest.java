package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.extension.BuildRecord;
import org.diracgrid.diracos.extension.BuildResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The report of a build")
class ReportTest {
  private final RecordedLog log = new RecordedLog();

  @Test
  @DisplayName(
      "tells what was built on what, what was added or replaced from where, and where it is")
  void built() {
    new Report(log).print(result(false));

    assertThat(log.lines())
        .containsExactly(
            "[INFO] VO v1 on DIRACOS v1r27 (Python 2.7.13, x86_64, glibc 2.12)",
            "[INFO]   + grid 1.0 from https://i.example/grid-1.0.whl",
            "[INFO]   ~ words 1.5 -> 2.1 from https://i.example/words-2.1.whl,"
                + " wanted by words>=2 (grid), words (tools)",
            "[INFO]   = six 1.16.0 in the base",
            "[INFO] 372.5 MB, 1.5 kB added; md5 d41d8cd98f00b204e9800998ecf8427e; 2.5 s",
            "[INFO] " + Path.of("target", "VOdiracos-v1.tar.gz"));
  }

  @Test
  @DisplayName("tells no more than that nothing changed where nothing did, and where it is")
  void unchanged() {
    new Report(log).print(result(true));

    assertThat(log.lines())
        .containsExactly(
            "[INFO] Nothing changed since the last build; -Ddiracos.force builds all the same.",
            "[INFO] " + Path.of("target", "VOdiracos-v1.tar.gz"));
  }

  private static BuildResult result(boolean upToDate) {
    Path target = Path.of("target");
    return new BuildResult(
        target.resolve("VOdiracos-v1.tar.gz"),
        target.resolve("VOdiracos-v1.md5"),
        target.resolve("VOdiracos-v1.build.json"),
        Optional.of(target.resolve("VOdiracos-v1.cyclonedx.json")),
        target.resolve("VOdiracos-v1.release-notes.md"),
        record(),
        upToDate,
        Duration.ofMillis(2_500));
  }

  private static BuildRecord record() {
    return new BuildRecord(
        BuildRecord.FORMAT,
        "1.0.0",
        "inputs",
        new BuildRecord.Extension("VO", "v1"),
        new BuildRecord.Base("v1r27", List.of(), "diracos-v1r27.tar.gz", "sha256", 1, List.of()),
        new BuildRecord.Target("2.7.13", "cp27-cp27mu-linux_x86_64", "2.12", "x86_64"),
        Optional.empty(),
        List.of(
            distribution("grid", "1.0", 1_000, true, "grid (requirements.txt:1:1)"),
            distribution("words", "2.1", 500, false, "words>=2 (grid)", "words (tools)")),
        List.of(new BuildRecord.Replaced("words", "1.5", "2.1", List.of("words>=2 (grid)"), 3)),
        List.of(new BuildRecord.Kept("six", "1.16.0", false, List.of("six (grid)"), List.of())),
        List.of(),
        List.of(),
        new BuildRecord.Archive(
            "VOdiracos-v1.tar.gz",
            372_514_901,
            "d41d8cd98f00b204e9800998ecf8427e",
            "sha256",
            "copied",
            1),
        Map.of());
  }

  private static BuildRecord.Distribution distribution(
      String name, String version, long size, boolean requested, String... wantedBy) {
    String file = name + "-" + version + ".whl";
    return new BuildRecord.Distribution(
        name,
        version,
        file,
        "https://i.example/" + file,
        "sha256",
        true,
        false,
        requested,
        List.of(wantedBy),
        List.of(),
        new BuildRecord.Licence(Optional.empty(), List.of()),
        1,
        size,
        Optional.empty());
  }
}
