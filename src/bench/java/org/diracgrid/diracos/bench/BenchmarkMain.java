package org.diracgrid.diracos.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diracgrid.diracos.bench.archive.ArchiveBenchmark;
import org.diracgrid.diracos.bench.download.DownloadBenchmark;
import org.diracgrid.diracos.bench.resolver.ResolverBenchmark;

/**
 * Runs benchmarks, prints a table for each and writes the same figures as JSON. Arguments: the
 * folder for the JSON, then names of benchmarks with commas between them, or {@code all}.
 */
public final class BenchmarkMain {
  private static final List<Benchmark> ALL =
      List.of(new ResolverBenchmark(), new ArchiveBenchmark(), new DownloadBenchmark());

  private BenchmarkMain() {}

  /** Starts it. */
  public static void main(String[] arguments) throws IOException {
    Path results = Files.createDirectories(Path.of(arguments[0]));
    List<String> names = List.of(arguments[1].split(","));
    List<String> known = ALL.stream().map(Benchmark::name).toList();
    if (!names.equals(List.of("all")) && !known.containsAll(names)) {
      throw new IllegalArgumentException("there are only the benchmarks " + known);
    }
    Map<String, Object> machine =
        Map.of(
            "java", Runtime.version().toString(),
            "processors", Runtime.getRuntime().availableProcessors(),
            "heapMiB", Runtime.getRuntime().maxMemory() >> 20);
    for (Benchmark benchmark : ALL) {
      if (names.contains("all") || names.contains(benchmark.name())) {
        List<Row> rows = run(benchmark);
        Results.print(System.out, benchmark.name(), machine, rows);
        Path json = results.resolve(benchmark.name() + ".json");
        Results.write(json, benchmark.name(), machine, rows);
        System.out.println("as JSON: " + json);
      }
    }
  }

  private static List<Row> run(Benchmark benchmark) throws IOException {
    Path folder = Files.createTempDirectory("bench-" + benchmark.name());
    try {
      return benchmark.run(folder);
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : new ArrayList<>(tree.sorted(Comparator.reverseOrder()).toList())) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
