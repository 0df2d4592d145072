package org.diracgrid.diracos.bench.resolver;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.diracgrid.diracos.bench.Benchmark;
import org.diracgrid.diracos.bench.Row;
import org.diracgrid.diracos.bench.Timing;
import org.diracgrid.diracos.bench.index.FolderIndex;
import org.diracgrid.diracos.bench.index.FolderServer;
import org.diracgrid.diracos.bench.index.Graph;

/** How long choosing versions takes, with an index on disk and on a server of this machine. */
public final class ResolverBenchmark implements Benchmark {
  private static final int RUNS = 11;

  /**
   * One thing to resolve.
   *
   * @param aim what a run in a warm JVM should stay below, in milliseconds
   * @param warmups runs that are not counted
   * @param pip runs of pip that are counted, after as many that are not if there are several
   * @param limit how long a run of pip may take
   */
  private record Scenario(Graph graph, double aim, int warmups, int pip, Duration limit) {}

  @Override
  public String name() {
    return "resolver";
  }

  @Override
  public List<Row> run(Path folder) throws IOException {
    List<Scenario> scenarios =
        List.of(
            new Scenario(Graph.calm("100 projects, calm"), 200, 40, 3, Duration.ofMinutes(1)),
            new Scenario(
                Graph.tangled("10100 candidates, tangled", 10),
                2000,
                10,
                1,
                Duration.ofMinutes(10)),
            new Scenario(
                Graph.tangled("10100 candidates, deep", 100), 2000, 10, 1, Duration.ofMinutes(1)));
    Optional<Pip> pip = Pip.find(folder.resolve("pip"));
    List<Row> rows = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      Path own = folder.resolve("" + rows.size());
      FolderIndex index = new FolderIndex(own.resolve("index"), scenario.graph());
      try (FolderServer server = new FolderServer(index.folder())) {
        URI onDisk = index.folder().resolve("simple").toUri();
        for (URI uri : List.of(onDisk, server.url("simple"))) {
          measure(scenario, uri, own.resolve("cache-" + uri.getScheme()), pip, rows);
        }
      }
    }
    return rows;
  }

  private static void measure(
      Scenario scenario, URI index, Path cache, Optional<Pip> pip, List<Row> rows)
      throws IOException {
    String what = scenario.graph().name() + ", " + index.getScheme();
    OwnResolver own = new OwnResolver(scenario.graph(), index, cache);
    Timing cold = Timing.of(0, 1, own::resolve);
    rows.add(Row.own(what, "own, cold cache", cold, OptionalDouble.empty(), own.summary()));
    Timing warm = Timing.of(scenario.warmups(), RUNS, own::resolve);
    OptionalDouble aim = OptionalDouble.of(scenario.aim());
    rows.add(Row.own(what, "own, warm cache", warm, aim, own.summary()));
    rows.add(
        pip.map(it -> compared(what, scenario, index, warm, it))
            .orElseGet(() -> Row.skipped(what, "pip", "no python3 with pip on the PATH")));
  }

  private static Row compared(String what, Scenario scenario, URI index, Timing own, Pip pip) {
    String subject = "pip " + pip.version();
    int warmups = scenario.pip() > 1 ? 1 : 0;
    return pip.resolve(scenario.graph(), index, warmups, scenario.pip(), scenario.limit())
        .map(
            timing ->
                Row.other(
                    what,
                    subject,
                    timing,
                    own,
                    "each run a process, %d s at most".formatted(scenario.limit().toSeconds())))
        .orElseGet(
            () ->
                Row.skipped(
                    what,
                    subject,
                    String.format(
                        Locale.ROOT,
                        "not done after its limit of %d s, which is %.0fx",
                        scenario.limit().toSeconds(),
                        scenario.limit().toMillis() / own.median())));
  }
}
