package org.diracgrid.diracos.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Answers questions about Python's standards, one JSON request per line on standard input, one JSON
 * answer per line on standard output, so that cases of any origin can be put to the real classes.
 */
public final class ConformanceMain {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, Operation> operations;

  ConformanceMain(List<Operation> operations) {
    this.operations =
        operations.stream().collect(Collectors.toMap(Operation::name, Function.identity()));
  }

  /** Every operation there is; a new one is added here. */
  static List<Operation> allOperations() {
    List<Operation> all = new ArrayList<>();
    all.addAll(PythonOperations.all());
    all.add(RequirementsFileOperation.operation());
    all.add(ResolveOperation.operation());
    all.add(InstallWheelOperation.operation());
    return all;
  }

  /** Answers until the input ends. */
  public static void main(String[] arguments) throws IOException {
    ConformanceMain driver = new ConformanceMain(allOperations());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(driver.answer(line));
    }
  }

  /** The answer to one request, as one line. */
  String answer(String line) throws IOException {
    JsonNode request = JSON.readTree(line);
    ObjectNode answer = JSON.createObjectNode();
    answer.set("id", request.get("id"));
    Operation operation = operations.get(request.path("op").asText());
    if (operation == null) {
      return failed(answer, "unsupported");
    }
    try {
      JsonNode value = operation.apply(request);
      answer.put("ok", true);
      answer.set("value", value);
      return JSON.writeValueAsString(answer);
    } catch (Exception e) {
      return failed(answer, Optional.ofNullable(e.getMessage()).orElse(e.toString()));
    }
  }

  private static String failed(ObjectNode answer, String error) throws IOException {
    answer.put("ok", false);
    answer.put("error", error);
    return JSON.writeValueAsString(answer);
  }
}
