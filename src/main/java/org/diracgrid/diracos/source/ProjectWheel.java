package org.diracgrid.diracos.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.Version;

/** The wheel of a project of pure Python that says all of itself, for whoever can use it. */
public final class ProjectWheel {
  /** Minor versions of Python 3 that there may ever be. */
  private static final int MOST_MINORS = 99;

  private final PureWheel wheel;

  private ProjectWheel(PureWheel wheel) {
    this.wheel = wheel;
  }

  /**
   * Plans it.
   *
   * @param products a folder that is no part of the project, wherever it lies
   * @param tag e.g. {@code py3-none-any}; empty for what the project's requires-python lets in
   * @throws UnbuildableProjectException if it would have to be built
   */
  public static ProjectWheel of(Path project, Path products, Optional<String> tag) {
    String shown = project.toString();
    WheelPlan plan = WheelPlan.of(SourceTree.list(shown, project).without(products));
    return new ProjectWheel(
        new PureWheel(
            plan,
            tag.orElseGet(
                () -> tag(plan.metadata().requiresPython().orElse(SpecifierSet.any()), shown))));
  }

  /** The wheel's name. */
  public String filename() {
    return wheel.filename();
  }

  /** Writes it over an empty file. */
  public void writeTo(Path file) throws IOException {
    wheel.writeTo(file);
  }

  private static String tag(SpecifierSet python, String shown) {
    boolean second = contains(python, "2.7");
    boolean third =
        IntStream.rangeClosed(0, MOST_MINORS).anyMatch(minor -> contains(python, "3." + minor));
    if (second) {
      return third ? "py2.py3-none-any" : "py2-none-any";
    }
    if (third) {
      return "py3-none-any";
    }
    throw new UnbuildableProjectException(
        shown, "its requires-python '%s' lets no Python in".formatted(python));
  }

  private static boolean contains(SpecifierSet python, String version) {
    return python.contains(Version.parse(version), PreReleasePolicy.ALLOW);
  }
}
