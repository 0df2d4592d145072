package org.diracgrid.diracos.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.diracgrid.diracos.index.WheelBuild;

/**
 * A folder that keeps one wheel that was built, and how.
 *
 * @param folder the place
 */
record KeptBuild(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BUILD = "build.json";

  /** Writes down beside the wheel how it was built. */
  void tell(WheelBuild build) throws IOException {
    JSON.writeValue(folder.resolve(BUILD).toFile(), build);
  }

  /** What the folder keeps of a project. */
  SourceProject.Built read(SourceTree tree) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> wheels = files.filter(file -> !file.endsWith(BUILD)).toList();
      if (wheels.size() != 1) {
        throw new IOException("it was damaged where the cache keeps it, in " + folder);
      }
      return new SourceProject.Built(
          tree.shown(),
          BuiltWheel.read(wheels.get(0)),
          JSON.readValue(folder.resolve(BUILD).toFile(), WheelBuild.class));
    }
  }
}
