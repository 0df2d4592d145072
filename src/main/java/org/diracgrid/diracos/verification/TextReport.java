package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints a report for people: errors first, grouped by check, and no group without end. */
public final class TextReport {
  private static final int LONGEST_GROUP = 20;

  /**
   * A line.
   *
   * @param severity of what it tells
   * @param text without end
   */
  public record Line(Severity severity, String text) {}

  /** The lines. */
  public List<Line> print(VerificationReport report) {
    List<Line> lines = new ArrayList<>();
    Map<Severity, Map<String, List<Finding>>> groups =
        report.verdict().findings().stream()
            .collect(
                Collectors.groupingBy(
                    Finding::severity,
                    TreeMap::new,
                    Collectors.groupingBy(
                        Finding::check, LinkedHashMap::new, Collectors.toList())));
    groups.forEach(
        (severity, checks) ->
            checks.forEach((check, findings) -> group(severity, check, findings, lines)));
    ofBase(report.verdict().ofBase(), lines);
    lines.add(new Line(Severity.NOTE, summary(report)));
    return lines;
  }

  private static void group(
      Severity severity, String check, List<Finding> findings, List<Line> lines) {
    List<String> texts = texts(findings);
    if (texts.size() == 1) {
      lines.add(new Line(severity, "%s: %s".formatted(check, texts.get(0))));
      return;
    }
    lines.add(new Line(severity, check + ":"));
    texts.stream().limit(LONGEST_GROUP).forEach(it -> lines.add(new Line(severity, "  " + it)));
    if (texts.size() > LONGEST_GROUP) {
      lines.add(new Line(severity, "  and %d more".formatted(texts.size() - LONGEST_GROUP)));
    }
  }

  /** One text of all findings that say the same of different entries. */
  private static List<String> texts(List<Finding> findings) {
    return findings.stream()
        .collect(Collectors.groupingBy(Finding::sentence, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(
            same ->
                same.size() == 1
                    ? same.get(0).toString()
                    : "%s; likewise %d more".formatted(same.get(0), same.size() - 1))
        .toList();
  }

  private static void ofBase(List<Finding> findings, List<Line> lines) {
    if (!findings.isEmpty()) {
      Map<String, Long> counts =
          findings.stream()
              .collect(
                  Collectors.groupingBy(Finding::check, LinkedHashMap::new, Collectors.counting()));
      lines.add(
          new Line(
              Severity.NOTE,
              "What the base has already is not counted: "
                  + counts.entrySet().stream()
                      .map(it -> it.getKey() + " " + it.getValue())
                      .collect(Collectors.joining(", "))));
    }
  }

  private static String summary(VerificationReport report) {
    int errors = report.verdict().count(Severity.ERROR);
    int warnings = report.verdict().count(Severity.WARNING);
    return "%s %s: %s%s; %s, %s"
        .formatted(
            report.archive(),
            report.holds() ? "holds" : "does not hold",
            counted(report.entries(), "entry", "entries"),
            report.base().map(", compared with "::concat).orElse(""),
            counted(errors, "error", "errors"),
            counted(warnings, "warning", "warnings"));
  }

  private static String counted(int count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }
}
