package org.diracgrid.diracos.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Prints a report for programs. */
public final class JsonReport {
  /** The format written now. */
  private static final int FORMAT = 1;

  private final JsonMapper mapper =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** The JSON text in UTF-8, with a final newline. */
  public byte[] print(VerificationReport report) {
    ObjectNode json = mapper.createObjectNode();
    json.put("format", FORMAT);
    json.put("holds", report.holds());
    for (Severity severity : Severity.values()) {
      json.put(name(severity) + "s", report.verdict().count(severity));
    }
    json.putObject("archive")
        .put("file", report.archive())
        .put("size", report.digests().size())
        .put("md5", report.digests().md5())
        .put("sha256", report.digests().sha256())
        .put("entries", report.entries());
    json.put("base", report.base().orElse(null));
    add(json.putArray("findings"), report.verdict().findings());
    add(json.putArray("ofBase"), report.verdict().ofBase());
    try {
      return (mapper.writeValueAsString(json) + "\n").getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values always prints", e);
    }
  }

  private static void add(ArrayNode array, List<Finding> findings) {
    for (Finding finding : findings) {
      array
          .addObject()
          .put("severity", name(finding.severity()))
          .put("check", finding.check())
          .put("path", finding.path())
          .put("sentence", finding.sentence());
    }
  }

  private static String name(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
