package org.diracgrid.diracos.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.diracgrid.diracos.index.MissingSubdirectoryException;
import org.diracgrid.diracos.index.UnbuildableProjectException;

/** The folder of an archive or repository that {@code #subdirectory=} names. */
final class Subfolder {
  private Subfolder() {}

  /**
   * The folder in which the project lies.
   *
   * @param shown the whole as messages name it
   * @param root where the whole lies
   * @param subdirectory the path of the folder; empty for the whole
   * @throws MissingSubdirectoryException if there is none, or a link takes it from elsewhere
   */
  static Path of(String shown, Path root, Optional<String> subdirectory) {
    if (subdirectory.isEmpty()) {
      return root;
    }
    try {
      Path folder = root.resolve(subdirectory.get()).normalize();
      boolean within =
          folder.startsWith(root)
              && Files.isDirectory(folder)
              && folder.toRealPath().startsWith(root.toRealPath());
      if (within) {
        return folder;
      }
    } catch (InvalidPathException e) {
      throw new MissingSubdirectoryException(shown, subdirectory.get(), e);
    } catch (IOException e) {
      throw new UnbuildableProjectException(
          shown, "it cannot be looked into (%s)".formatted(e.getMessage()), e);
    }
    throw new MissingSubdirectoryException(shown, subdirectory.get(), null);
  }
}
