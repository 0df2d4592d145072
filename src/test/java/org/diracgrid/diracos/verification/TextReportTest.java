package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diracgrid.diracos.archive.FileDigests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The report for people")
class TextReportTest {
  private static List<String> lines(List<Finding> findings, List<Finding> ofBase) {
    return new TextReport()
            .print(
                new VerificationReport(
                    "VOdiracos-v1.tar.gz",
                    new FileDigests("md5", "sha", 7),
                    3,
                    Optional.of("diracos-v0r1.tar.gz"),
                    new Verdict(findings, ofBase)))
            .stream()
            .map(line -> line.severity() + " " + line.text())
            .toList();
  }

  @Test
  @DisplayName("tells errors first, grouped by check, then what is the base's, then the whole")
  void grouped() {
    assertThat(
            lines(
                List.of(
                    Finding.note("smoke test", "", "was left out"),
                    Finding.warning("links", "diracos/a", "leads to b, where nothing is"),
                    Finding.error("entries", "diracos/y", "is in the archive twice"),
                    Finding.error("byte code", "diracos/c.pyc", "is byte code"),
                    Finding.error(
                        "entries", "diracos/w", "is a device, a pipe or another special file"),
                    Finding.error("entries", "diracos/x", "is in the archive twice")),
                List.of(
                    Finding.warning("links", "diracos/d", "leads to e, where nothing is"),
                    Finding.error("entries", "diracos/f", "is in the archive twice"),
                    Finding.error("entries", "diracos/g", "is in the archive twice"))))
        .containsExactly(
            "ERROR byte code: diracos/c.pyc: is byte code",
            "ERROR entries:",
            "ERROR   diracos/w: is a device, a pipe or another special file",
            "ERROR   diracos/x: is in the archive twice; likewise 1 more",
            "WARNING links: diracos/a: leads to b, where nothing is",
            "NOTE smoke test: was left out",
            "NOTE What the base has already is not counted: entries 2, links 1",
            "NOTE VOdiracos-v1.tar.gz does not hold: 3 entries, compared with diracos-v0r1.tar.gz;"
                + " 4 errors, 1 warning");
  }

  @Test
  @DisplayName("has no group without end, and says the same of many entries but once")
  void longGroup() {
    List<Finding> many =
        IntStream.range(100, 250)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(
                        Finding.error("byte code", i + ".pyc", "is byte code"),
                        Finding.error("libraries", "diracos/x", "needs " + i)))
            .toList();
    assertThat(lines(many, List.of()))
        .hasSize(24)
        .contains(
            "ERROR byte code: 100.pyc: is byte code; likewise 149 more",
            "ERROR   diracos/x: needs 119",
            "ERROR   and 130 more");
  }

  @Test
  @DisplayName("of an archive that holds is one line")
  void holds() {
    assertThat(lines(List.of(), List.of()))
        .containsExactly(
            "NOTE VOdiracos-v1.tar.gz holds: 3 entries, compared with diracos-v0r1.tar.gz;"
                + " 0 errors, 0 warnings");
  }
}
