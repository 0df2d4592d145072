package org.diracgrid.diracos.bench.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.diracgrid.diracos.bench.Benchmark;
import org.diracgrid.diracos.bench.Program;
import org.diracgrid.diracos.bench.Row;

/** How long it takes to build an extension on a base, in copies of the base. */
public final class ArchiveBenchmark implements Benchmark {
  /** Builds before the first round, in which the JVM compiles what it uses most. */
  private static final int WARMUPS = 5;

  /** What most bases have and little depends on. */
  private static final List<String> REPLACEABLE =
      List.of("six", "pytz", "certifi", "idna", "simplejson", "setuptools", "pip", "wheel");

  @Override
  public String name() {
    return "archive";
  }

  @Override
  public List<Row> run(Path folder) throws IOException {
    Path base = Path.of(System.getProperty("bench.base", ""));
    if (!Files.isRegularFile(base)) {
      return List.of(Row.skipped("", "all", "name a base with -Dbench.base=<file>"));
    }
    Path file = base.toAbsolutePath();
    int rounds = Integer.getInteger("bench.rounds", 5);
    List<Row> skipped = new ArrayList<>();
    try (Engine engine = new Engine(folder)) {
      List<Subject> subjects = new ArrayList<>(yardsticks(folder, file));
      Project adding = Project.adding(folder.resolve("adding"), file);
      Optional<Project> replacing = replacing(folder, file);
      engine(engine, "adding", adding, true, subjects);
      replacing.ifPresent(it -> engine(engine, "replacing", it, false, subjects));
      MavenPlugin maven = MavenPlugin.ofThisRun();
      Optional<String> flaw = maven.flaw(folder);
      if (flaw.isEmpty()) {
        maven(maven, "adding", adding, true, subjects);
        replacing.ifPresent(it -> maven(maven, "replacing", it, false, subjects));
      } else {
        skipped.add(Row.skipped(file.getFileName().toString(), "mvn", flaw.get()));
      }
      if (replacing.isEmpty()) {
        skipped.add(
            Row.skipped(
                file.getFileName().toString(),
                "replacing",
                "none of " + REPLACEABLE + " can be replaced in this base"));
      }
      for (int i = 0; i < WARMUPS; i++) {
        engine.build(adding);
        replacing.ifPresent(engine::build);
      }
      inTurns(subjects, rounds);
      List<Row> rows = rows(file, subjects);
      rows.addAll(skipped);
      return rows;
    }
  }

  private static List<Subject> yardsticks(Path folder, Path base) {
    Path copy = folder.resolve("copy");
    Program copying =
        new Program(
            folder,
            "sh",
            "-c",
            "cp \"$0\" \"$1\" && md5sum \"$1\"",
            base.toString(),
            copy.toString());
    Program unpacking =
        new Program(folder, "sh", "-c", "gzip -dc \"$0\" >/dev/null", base.toString());
    return List.of(
        new Subject("cp && md5sum", Optional.empty(), () -> remove(copy), copying::run),
        new Subject("gzip -dc >/dev/null", Optional.empty(), () -> {}, unpacking::run));
  }

  private static void engine(
      Engine engine, String what, Project project, boolean cold, List<Subject> subjects) {
    subjects.add(
        new Subject(
            "engine, %s, warm".formatted(what),
            Optional.of(project),
            project::clean,
            () -> engine.build(project)));
    if (cold) {
      subjects.add(
          new Subject(
              "engine, %s, cold".formatted(what),
              Optional.of(project),
              project::forget,
              () -> engine.build(project)));
    }
  }

  private static void maven(
      MavenPlugin maven, String what, Project project, boolean cold, List<Subject> subjects) {
    Program build = maven.build(project);
    subjects.add(
        new Subject(
            "mvn, %s, warm".formatted(what), Optional.of(project), project::clean, build::run));
    if (cold) {
      subjects.add(
          new Subject(
              "mvn, %s, cold".formatted(what), Optional.of(project), project::forget, build::run));
    }
  }

  /** A package of the base and another version of it that nothing in the base minds. */
  private static Optional<Project> replacing(Path folder, Path base) throws IOException {
    for (String name : REPLACEABLE) {
      try (Engine engine = new Engine(folder)) {
        Project wanting = Project.wanting(folder.resolve("wanting-" + name), base, name);
        engine.build(wanting);
        Optional<String> version = wanting.kept();
        wanting.clean();
        if (version.isPresent()) {
          Path own = folder.resolve("replacing-" + name);
          Project project = Project.replacing(own, base, name, version.get() + ".post1");
          engine.build(project);
          if (project.replaced()) {
            return Optional.of(project);
          }
        }
      } catch (IllegalStateException e) {
        // It is not there, or something in the base forbids another version: on to the next.
      }
    }
    return Optional.empty();
  }

  /** Round by round, so that what else the machine does strikes all of them alike. */
  private static void inTurns(List<Subject> subjects, int rounds) {
    List<Subject> order = new ArrayList<>(subjects);
    for (int round = 0; round <= rounds; round++) {
      for (Subject subject : order) {
        subject.run(round > 0);
      }
      // Nobody always follows the same one, whose pages may still be on their way to the disk.
      Collections.rotate(order, 1);
    }
  }

  private static List<Row> rows(Path base, List<Subject> subjects) throws IOException {
    String scenario = "%s, %d MiB".formatted(base.getFileName(), Files.size(base) >> 20);
    double copying = subjects.get(0).timing().median();
    double unpacking = subjects.get(1).timing().median();
    List<Row> rows = new ArrayList<>();
    for (Subject subject : subjects) {
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("timesCopying", subject.timing().median() / copying);
      figures.put("timesUnpacking", subject.timing().median() / unpacking);
      if (subject.method().isPresent()) {
        subject.peak().ifPresent(peak -> figures.put("peakMiB", peak));
      }
      rows.add(
          new Row(
              scenario,
              subject.name(),
              Optional.of(subject.timing()),
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              figures,
              subject.method().orElse("")));
    }
    return rows;
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
