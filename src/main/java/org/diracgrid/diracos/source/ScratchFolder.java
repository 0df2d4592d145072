package org.diracgrid.diracos.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for one piece of work, gone when closed.
 *
 * @param path where it is
 */
record ScratchFolder(Path path) implements AutoCloseable {
  /** One in another folder, which is made if need be. */
  static ScratchFolder in(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new ScratchFolder(Files.createTempDirectory(parent, "."));
  }

  @Override
  public void close() throws IOException {
    SdistTrees.remove(path);
  }
}
