package org.diracgrid.diracos.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.python.WheelTag;
import org.diracgrid.diracos.source.ProjectWheel;

/** Packs a project's folder as a wheel that other builds can depend on. */
public final class WheelPacking {
  private final Path output;

  /** Puts wheels into a folder, made when needed, which is part of no project. */
  public WheelPacking(Path output) {
    this.output = output;
  }

  /**
   * Packs a project; equal projects, equal bytes.
   *
   * @param tag e.g. {@code py3-none-any}; empty for what the project's requires-python lets in
   * @throws UnpackableProjectException if a wheel of it would have to be built
   */
  public Path pack(Path project, Optional<String> tag) {
    tag.ifPresent(WheelPacking::check);
    OutputFolder folder = new OutputFolder(output);
    ProjectWheel wheel = plan(project, tag);
    Path draft = folder.draft(wheel.filename());
    try {
      wheel.writeTo(Files.createFile(draft));
      return folder.publish(draft, wheel.filename());
    } catch (IOException e) {
      throw new UnwritableOutputException(
          folder.file(wheel.filename()), String.valueOf(e.getMessage()), e);
    } finally {
      folder.discard(draft);
    }
  }

  private ProjectWheel plan(Path project, Optional<String> tag) {
    try {
      return ProjectWheel.of(project, output, tag);
    } catch (UnbuildableProjectException e) {
      throw new UnpackableProjectException(project, e.reason(), e);
    }
  }

  private static void check(String tag) {
    try {
      boolean isPure =
          WheelTag.expand(tag).stream()
              .allMatch(it -> it.abi().equals("none") && it.platform().equals("any"));
      if (isPure && tag.matches("[a-z0-9_.-]+")) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // Told below like any other wrong one.
    }
    throw new InvalidOptionException(
        "tag", tag, List.of("tags of pure Python such as py2.py3-none-any"));
  }
}
