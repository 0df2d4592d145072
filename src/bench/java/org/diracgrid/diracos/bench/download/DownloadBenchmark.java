package org.diracgrid.diracos.bench.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.diracgrid.diracos.bench.Benchmark;
import org.diracgrid.diracos.bench.JavaProcess;
import org.diracgrid.diracos.bench.Program;
import org.diracgrid.diracos.bench.Row;
import org.diracgrid.diracos.bench.Timing;
import org.diracgrid.diracos.bench.index.FolderIndex;
import org.diracgrid.diracos.bench.index.Graph;

/** How long it takes to resolve and to bring a hundred wheels here, with nothing in any cache. */
public final class DownloadBenchmark implements Benchmark {
  private static final Duration LATENCY = Duration.ofMillis(20);
  private static final int WHEELS = 100;

  /** How many times as long pip should take. */
  private static final double AIM = 5;

  @Override
  public String name() {
    return "download";
  }

  @Override
  public List<Row> run(Path folder) throws IOException {
    Graph graph = Graph.downloadable("100 wheels, 20 ms latency");
    FolderIndex index = new FolderIndex(folder.resolve("index"), graph);
    try (SlowIndex server = new SlowIndex(index.folder(), LATENCY)) {
      URI simple = server.url("simple");
      OwnDownload running = OwnDownload.of(folder.resolve("running"), graph, simple);
      OwnDownload starting = OwnDownload.of(folder.resolve("starting"), graph, simple);
      Program process =
          new Program(
              starting.folder(),
              JavaProcess.command("-Xmx64m", OwnDownloadMain.class, starting.folder().toString())
                  .toArray(String[]::new));
      List<Subject> subjects =
          new ArrayList<>(
              List.of(
                  new Subject(
                      "own, in a running JVM",
                      List.of(running.cache()),
                      () -> Timing.of(0, 1, running::run).median()),
                  new Subject(
                      "own, a JVM for each run",
                      List.of(starting.cache()),
                      () -> process.run().milliseconds())));
      Optional<PipDownload> pip = PipDownload.find(folder.resolve("pip"), graph, simple);
      pip.ifPresent(
          it ->
              subjects.add(
                  new Subject(
                      "pip " + it.version(),
                      List.of(it.folder().resolve("cache"), it.folder().resolve("wheels")),
                      () -> it.run().milliseconds())));
      inTurns(subjects, Integer.getInteger("bench.rounds", 5), folder);
      return rows(graph.name(), subjects, pip.isPresent());
    }
  }

  /** Round by round, so that what else the machine does strikes all of them alike. */
  private static void inTurns(List<Subject> subjects, int rounds, Path past) {
    List<Subject> order = new ArrayList<>(subjects);
    for (int round = 0; round <= rounds; round++) {
      for (Subject subject : order) {
        subject.run(round > 0, WHEELS, past);
      }
      Collections.rotate(order, 1);
    }
  }

  /** {@code pipTakes} is how many times as long pip takes. */
  private static List<Row> rows(String scenario, List<Subject> subjects, boolean compared) {
    Timing last = subjects.get(subjects.size() - 1).timing();
    List<Row> rows = new ArrayList<>();
    for (Subject subject : subjects) {
      Timing timing = subject.timing();
      boolean own = subject.name().startsWith("own");
      rows.add(
          new Row(
              scenario,
              subject.name(),
              Optional.of(timing),
              OptionalDouble.empty(),
              own && compared ? OptionalDouble.of(last.median() / AIM) : OptionalDouble.empty(),
              own && compared ? Map.of("pipTakes", last.median() / timing.median()) : Map.of(),
              own ? "" : "each run a process"));
    }
    if (!compared) {
      rows.add(Row.skipped(scenario, "pip", "no Python with pip; name one with -Dbench.python"));
    }
    return rows;
  }
}
