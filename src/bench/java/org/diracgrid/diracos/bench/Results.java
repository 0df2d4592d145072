package org.diracgrid.diracos.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows results to people and to programs. */
final class Results {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Results() {}

  static void print(PrintStream out, String name, Map<String, Object> machine, List<Row> rows) {
    out.printf("%n%s on %s%n", name, machine);
    out.printf(
        "%-34s %-24s %9s %9s %9s %5s %7s %7s  %s%n",
        "scenario", "subject", "min ms", "median", "max", "runs", "aim", "ratio", "note");
    for (Row row : rows) {
      out.printf(
          "%-34s %-24s %9s %9s %9s %5s %7s %7s  %s%n",
          row.scenario(),
          row.subject(),
          row.timing().map(timing -> number(timing.min())).orElse("-"),
          row.timing().map(timing -> number(timing.median())).orElse("-"),
          row.timing().map(timing -> number(timing.max())).orElse("-"),
          row.timing().map(timing -> "" + timing.runs()).orElse("-"),
          row.aim().isPresent() ? "<" + number(row.aim().getAsDouble()) : "",
          row.ratio().isPresent() ? number(row.ratio().getAsDouble()) + "x" : "",
          said(row));
    }
  }

  private static String said(Row row) {
    List<String> parts = new ArrayList<>();
    row.figures()
        .forEach((name, value) -> parts.add(name + String.format(Locale.ROOT, " %.3g", value)));
    if (!row.note().isEmpty()) {
      parts.add(row.note());
    }
    return String.join(", ", parts);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
  }

  static void write(Path file, String name, Map<String, Object> machine, List<Row> rows)
      throws IOException {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("scenario", row.scenario());
      line.put("subject", row.subject());
      row.timing()
          .ifPresent(
              timing -> {
                line.put("runs", timing.runs());
                line.put("minMilliseconds", timing.min());
                line.put("medianMilliseconds", timing.median());
                line.put("maxMilliseconds", timing.max());
              });
      row.aim().ifPresent(aim -> line.put("aimMilliseconds", aim));
      row.ratio().ifPresent(ratio -> line.put("ratio", ratio));
      line.putAll(row.figures());
      line.put("note", row.note());
      lines.add(line);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("benchmark", name);
    result.put("machine", machine);
    result.put("rows", lines);
    JSON.writeValue(file.toFile(), result);
  }
}
