package org.diracgrid.diracos.bench.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.diracgrid.diracos.fixture.SampleWheel;

/**
 * An extension to build, described in a JSON file as a user would do it, with the wheels it needs.
 *
 * @param folder of its own, with its cache and its results
 */
record Project(Path folder) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "Bench";
  private static final String VERSION = "v1";

  /** Adds 300 modules of 12 KB, 2.7 MB that hardly deflate, and a command that needs both. */
  static Project adding(Path folder, Path base) throws IOException {
    Random random = new Random(27);
    SampleWheel modules = new SampleWheel("bench-modules", "3.1");
    for (int i = 0; i < 300; i++) {
      modules.file("bench_modules/part%03d.py".formatted(i), source(random));
    }
    SampleWheel data = new SampleWheel("bench-data", "0.9").file("bench_data/table.bin", noise());
    SampleWheel portal =
        new SampleWheel("bench-portal", "1.0")
            .requires("bench-modules>=3")
            .requires("bench-data")
            .command("bench-portal");
    return with(folder, base, "bench-portal", List.of(modules, data, portal));
  }

  /** Wants what the base should have, and adds nothing. */
  static Project wanting(Path folder, Path base, String name) throws IOException {
    return with(folder, base, name, List.of());
  }

  /** Puts another version in the place of a package of the base. */
  static Project replacing(Path folder, Path base, String name, String version) throws IOException {
    return with(folder, base, name + "==" + version, List.of(new SampleWheel(name, version)));
  }

  private static Project with(Path folder, Path base, String requirement, List<SampleWheel> wheels)
      throws IOException {
    Path offered = Files.createDirectories(folder.resolve("wheels"));
    wheels.forEach(wheel -> wheel.writeTo(offered));
    Files.write(
        folder.resolve("requirements.txt"),
        List.of("--no-index", "--find-links wheels", requirement));
    Map<String, String> described =
        Map.of(
            "extensionName",
            NAME,
            "version",
            VERSION,
            "base",
            base.toString(),
            "pipRequirements",
            "requirements.txt");
    Project project = new Project(folder);
    JSON.writeValue(project.config().toFile(), described);
    return project;
  }

  /** The JSON file that describes it. */
  Path config() {
    return folder.resolve("bench.json");
  }

  Path cache() {
    return folder.resolve("cache");
  }

  Path target() {
    return folder.resolve("target");
  }

  /** Removes the results, so that each run writes new files, as the programs do. */
  void clean() {
    remove(target());
  }

  /** Removes the cache, too, so that nothing is known of the base. */
  void forget() {
    clean();
    remove(cache());
  }

  /** What was replaced in the last run, and how the base's bytes were taken over. */
  String method() {
    JsonNode result = result();
    StringBuilder text = new StringBuilder();
    result
        .path("replaced")
        .forEach(
            it ->
                text.append(
                    "%s %s replaced, "
                        .formatted(it.get("name").asText(), it.get("from").asText())));
    return text + result.at("/archive/method").asText();
  }

  /** The version in the base of what is wanted; empty if it is not there. */
  Optional<String> kept() {
    return Optional.ofNullable(result().path("kept").get(0)).map(it -> it.get("version").asText());
  }

  /** Whether something of the base was replaced in the last run. */
  boolean replaced() {
    return !result().path("replaced").isEmpty();
  }

  private JsonNode result() {
    try {
      return JSON.readTree(target().resolve(NAME + "diracos-" + VERSION + ".build.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String source(Random random) {
    StringBuilder text = new StringBuilder("# made up for a benchmark\n");
    while (text.length() < 12_000) {
      int number = random.nextInt(100_000);
      text.append("def method_%05d(self, value):\n".formatted(number));
      text.append("    return self.state[%d] + value * %d\n\n".formatted(number % 97, number));
    }
    return text.toString();
  }

  private static String noise() {
    byte[] bytes = new byte[2 << 20];
    new Random(28).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
