package org.diracgrid.diracos.bench.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.diracgrid.diracos.bench.Timing;

/** Something that downloads, in turn with others, with what its runs came to. */
final class Subject {
  private final String name;
  private final List<Path> leftovers;
  private final DoubleSupplier work;
  private final List<Double> runs = new ArrayList<>();

  /**
   * Has not run yet.
   *
   * @param leftovers folders of the run before, of which nothing may be left
   * @param work tells the milliseconds it took
   */
  Subject(String name, List<Path> leftovers, DoubleSupplier work) {
    this.name = name;
    this.leftovers = leftovers;
    this.work = work;
  }

  String name() {
    return name;
  }

  /**
   * Runs once more, with nothing from the run before. That is put away and not removed, as file
   * systems are slow to make files where many were removed just now.
   *
   * @param wanted how many wheels there have to be then
   * @param past where to put it
   */
  void run(boolean counts, int wanted, Path past) {
    putAway(past);
    double milliseconds = work.getAsDouble();
    long wheels = leftovers.stream().mapToLong(Subject::large).sum();
    if (wheels < wanted) {
      throw new IllegalStateException("%s brought %d of %d wheels".formatted(name, wheels, wanted));
    }
    if (counts) {
      runs.add(milliseconds);
    }
  }

  Timing timing() {
    return Timing.of(runs);
  }

  /** How many files there are that are larger than any but wheels. */
  private static long large(Path folder) {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(it -> Files.isRegularFile(it) && it.toFile().length() >= 10_000).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void putAway(Path past) {
    try {
      for (Path folder : leftovers) {
        if (Files.exists(folder)) {
          Files.move(folder, Files.createTempDirectory(past, "past").resolve("it"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
