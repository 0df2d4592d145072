package org.diracgrid.diracos.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.base.InstallScheme;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelTag;
import org.diracgrid.diracos.source.HostCommand.Answer;

/**
 * A Python that runs on this host.
 *
 * @param executable the program
 * @param variables the environment it wants to run in
 * @param abi e.g. {@code cp27mu}
 * @param glibc of this host; empty if Python runs on another C library
 * @param environment what wheels and requirements for it are judged by, below a folder {@link
 *     #PREFIX}
 */
public record HostPython(
    Path executable,
    Map<String, String> variables,
    String abi,
    Optional<String> glibc,
    TargetEnvironment environment) {
  /** The folder, in a folder of the build's own, that stands for the place Python is in. */
  static final String PREFIX = "tools";

  /** What a shell notes for itself. */
  private static final List<String> OF_SHELLS = List.of("_", "SHLVL", "PWD", "OLDPWD");

  /** A copy that cannot change. */
  public HostPython {
    variables = Map.copyOf(variables);
  }

  /**
   * Asks a Python what it is.
   *
   * @param command what starts it
   * @param variables the environment to start it in
   * @param scratch a folder of its own
   * @throws IOException if it does not run, or gives no sensible answer
   */
  static HostPython ask(
      List<String> command, Map<String, String> variables, Path scratch, Duration limit)
      throws IOException {
    Path answer = scratch.resolve("python.json");
    List<String> whole = new ArrayList<>(command);
    whole.add(PythonScript.DESCRIBE.writeTo(scratch).toString());
    whole.add(answer.toString());
    Answer said =
        new HostCommand(scratch.resolve("python.log"), limit).run(scratch, variables, whole);
    if (!said.succeeded()) {
      throw new IOException(
          "%s ended with status %d: %s".formatted(command.get(0), said.status(), said.end()));
    }
    try {
      return read(new ObjectMapper().readTree(answer.toFile()));
    } catch (IllegalArgumentException e) {
      throw new IOException("it says of itself what no CPython does: " + e.getMessage(), e);
    }
  }

  private static HostPython read(JsonNode said) {
    Version version = Version.parse(said.path("version").asText());
    String abi = said.path("abi").asText();
    String machine = said.path("machine").asText();
    Optional<String> glibc = Optional.of(said.path("glibc").asText()).filter(it -> !it.isEmpty());
    return new HostPython(
        Path.of(said.path("executable").asText()),
        variables(said.path("environment")),
        abi,
        glibc,
        new TargetEnvironment(
            version,
            glibc.orElse(""),
            machine,
            new MarkerEnvironment(texts(said.path("markers"))),
            tags(version, abi, glibc, machine),
            InstallScheme.plain(PREFIX, version)));
  }

  private static Map<String, String> variables(JsonNode node) {
    Map<String, String> variables = texts(node);
    OF_SHELLS.forEach(variables::remove);
    return variables;
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new HashMap<>();
    node.fieldNames().forEachRemaining(name -> texts.put(name, node.path(name).asText()));
    return texts;
  }

  /**
   * Without glibc nothing here knows its platforms; what has no compiled code fits all the same.
   */
  private static SupportedTags tags(
      Version version, String abi, Optional<String> glibc, String machine) {
    if (glibc.isPresent()) {
      return SupportedTags.linuxCPython(version, Optional.of(abi), glibc.get(), machine);
    }
    List<WheelTag> plain =
        SupportedTags.linuxCPython(version, Optional.of(abi), "2.17", machine).inOrder().stream()
            .filter(tag -> tag.platform().equals("any"))
            .toList();
    return SupportedTags.of(plain);
  }

  /** The same with further variables. */
  HostPython with(Map<String, String> further) {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(further);
    return new HostPython(executable, all, abi, glibc, environment);
  }

  /** Whether compiled code for it is for the target, but for the C library. */
  boolean isOf(TargetEnvironment target) {
    Version version = environment.python();
    return glibc.isPresent()
        && version.releaseNumber(0) == target.python().releaseNumber(0)
        && version.releaseNumber(1) == target.python().releaseNumber(1)
        && environment.machine().equals(target.machine())
        && target.tags().inOrder().stream().anyMatch(tag -> tag.abi().equals(abi));
  }

  /** In words, e.g. {@code Python 2.7.18 (cp27mu) on x86_64}. */
  String described() {
    return "Python %s (%s) on %s".formatted(environment.python(), abi, environment.machine());
  }
}
