package org.diracgrid.diracos.bench.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.extension.BuildOptions;
import org.diracgrid.diracos.extension.Documents;
import org.diracgrid.diracos.extension.ExtensionBuilder;
import org.diracgrid.diracos.extension.ExtensionJson;
import org.diracgrid.diracos.extension.ExtensionSpec;
import org.diracgrid.diracos.extension.SpecReader;
import org.diracgrid.diracos.extension.TransferLimits;
import org.diracgrid.diracos.extension.UserEnvironment;
import org.diracgrid.diracos.transfer.ServerSettings;

/**
 * Builds extensions in a JVM of its own, whose heap can be small: one for each line of standard
 * input, which names the project's folder; answers with the milliseconds it took.
 */
public final class EngineMain {
  private static final Instant TIMESTAMP = Instant.parse("2026-11-01T00:00:00Z");

  private EngineMain() {}

  /** Builds until the input ends. */
  public static void main(String[] arguments) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Project project = new Project(Path.of(line));
      long begin = System.nanoTime();
      build(project);
      System.out.println((System.nanoTime() - begin) / 1e6);
    }
  }

  private static void build(Project project) {
    ExtensionSpec spec =
        new SpecReader(
                coordinates -> {
                  throw new IllegalStateException("the base is a file, not " + coordinates);
                })
            .read(
                new ExtensionJson(UnaryOperator.identity()).read(project.config()),
                project.folder());
    UserEnvironment user =
        new UserEnvironment(
            Optional.of(project.cache()),
            true,
            Map.of("PIP_CONFIG_FILE", "/dev/null"),
            project.folder(),
            ServerSettings.NONE,
            TransferLimits.UNSAID,
            "bench");
    BuildOptions options =
        new BuildOptions(
            project.target(),
            Optional.of(TIMESTAMP),
            "fail",
            "failUnlessVouched",
            true,
            false,
            Documents.STANDARD);
    new ExtensionBuilder(user, options, event -> {}).build(spec);
  }
}
