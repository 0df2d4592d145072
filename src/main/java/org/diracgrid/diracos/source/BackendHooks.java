package org.diracgrid.diracos.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.source.HostCommand.Answer;

/**
 * The hooks of a project's build backend (PEP 517). They are called here rather than by the
 * Python's own pip: a DIRACOS may have one from before PEP 517, another Python may have none, and
 * none lets its build requirements be chosen by somebody else.
 */
final class BackendHooks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BuildFolder folder;
  private final BuildSystem system;
  private final Instant end;

  /**
   * Calls the hooks of a project that lies in its folder, with all that it requires.
   *
   * @param limit how long all calls together may take
   */
  BackendHooks(BuildFolder folder, BuildSystem system, Duration limit) {
    this.folder = folder;
    this.system = system;
    this.end = Instant.now().plus(limit);
  }

  /** What the build requires besides what is known without asking ({@code get_requires_…}). */
  List<Requirement> requirements() throws IOException {
    JsonNode answer = call("get_requires_for_build_wheel", folder.path());
    List<Requirement> requirements = new ArrayList<>();
    for (JsonNode requirement : answer) {
      try {
        requirements.add(Requirement.parse(requirement.asText()));
      } catch (IllegalArgumentException e) {
        throw new IOException("its backend requires what nobody understands: " + e.getMessage(), e);
      }
    }
    return requirements;
  }

  /** Builds a wheel into a folder. */
  void buildWheel(Path wheels) throws IOException {
    call("build_wheel", wheels);
  }

  private JsonNode call(String hook, Path wheels) throws IOException {
    Path question = folder.path().resolve("question.json");
    Path answer = folder.path().resolve("answer.json");
    Files.deleteIfExists(answer);
    JSON.writeValue(
        question.toFile(),
        Map.of(
            "hook", hook,
            "backend", system.backend(),
            "path", system.path(),
            "folder", wheels.toString()));
    Duration left = Duration.between(Instant.now(), end);
    Answer said =
        new HostCommand(folder.log(), left.isNegative() ? Duration.ZERO : left)
            .run(
                folder.project(),
                folder.variables(),
                List.of(
                    folder.python().executable().toString(),
                    folder.script(PythonScript.HOOK).toString(),
                    question.toString(),
                    answer.toString()));
    if (!said.succeeded() || !Files.exists(answer)) {
      throw new IOException("it ended with: " + said.end());
    }
    return JSON.readTree(answer.toFile());
  }
}
