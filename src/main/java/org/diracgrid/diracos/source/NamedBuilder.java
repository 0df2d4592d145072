package org.diracgrid.diracos.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Python that the user names. */
public final class NamedBuilder implements Builder {
  private final Path interpreter;
  private final Duration limit;
  private final Path cache;
  private final Once<HostPython> python = new Once<>(this::start);

  /**
   * Builds with this interpreter.
   *
   * @param limit how long it may take to say what it is
   * @param cache where it gets a folder to do that in
   */
  public NamedBuilder(Path interpreter, Duration limit, Path cache) {
    this.interpreter = interpreter;
    this.limit = limit;
    this.cache = cache;
  }

  @Override
  public String identity() {
    try {
      return interpreter.toRealPath() + " " + Files.getLastModifiedTime(interpreter).toMillis();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @Override
  public boolean isOfBase() {
    return false;
  }

  @Override
  public Optional<String> hindrance() {
    return Optional.empty();
  }

  @Override
  public HostPython python() {
    return python.get();
  }

  private HostPython start() {
    try (ScratchFolder scratch = ScratchFolder.in(cache)) {
      Map<String, String> variables = new HashMap<>(CleanEnvironment.in(scratch.path()));
      Path folder = interpreter.toAbsolutePath().getParent();
      variables.merge("PATH", folder + File.pathSeparator, (path, own) -> own + path);
      return HostPython.ask(List.of(interpreter.toString()), variables, scratch.path(), limit);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private UnusableBuilderException unusable(IOException e) {
    return new UnusableBuilderException(
        "The Python " + interpreter, "it does not run (%s)".formatted(e.getMessage()), e);
  }
}
