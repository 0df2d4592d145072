package org.diracgrid.diracos.bench.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.diracgrid.diracos.bench.Measured;
import org.diracgrid.diracos.bench.Timing;

/** Something that is measured in turn with others, with what its runs came to. */
final class Subject {
  private final String name;
  private final Optional<Project> project;
  private final Runnable preparation;
  private final Supplier<Measured> work;
  private final List<Measured> runs = new ArrayList<>();

  /**
   * Has not run yet.
   *
   * @param project what it builds; empty for a program it is compared with
   * @param preparation what goes before each run and is not timed
   */
  Subject(String name, Optional<Project> project, Runnable preparation, Supplier<Measured> work) {
    this.name = name;
    this.project = project;
    this.preparation = preparation;
    this.work = work;
  }

  String name() {
    return name;
  }

  /** How the last run went about it; empty for a program it is compared with. */
  Optional<String> method() {
    return project.map(Project::method);
  }

  /** Runs once more. */
  void run(boolean counts) {
    preparation.run();
    Measured measured = work.get();
    if (counts) {
      runs.add(measured);
    }
  }

  Timing timing() {
    return Timing.of(runs.stream().map(Measured::milliseconds).toList());
  }

  /** The most memory it had resident in any run, in MiB. */
  Optional<Double> peak() {
    OptionalLong most = runs.stream().map(Measured::peak).flatMapToLong(OptionalLong::stream).max();
    return most.isPresent() ? Optional.of(most.getAsLong() / 1024.0) : Optional.empty();
  }
}
