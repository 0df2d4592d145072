package org.diracgrid.diracos.requirements;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.diracgrid.diracos.transfer.Transfer;

/** Reads requirements files, with all that they include, the way pip does. */
public final class RequirementsReader {
  /**
   * Reads through this transfer.
   *
   * @param environment the environment variables that {@code ${NAME}} may name
   */
  public RequirementsReader(Transfer transfer, Map<String, String> environment) {}

  /**
   * Reads files.
   *
   * @param files requirements files, {@code file:} or remote
   * @param constraints constraint files beyond those the files name
   * @param initial the settings before the first line, from pip's configuration and the build's
   * @param displayFolder files below it are named relative to it
   */
  public RequirementSet read(
      List<URI> files, List<URI> constraints, IndexSettings initial, Path displayFolder) {
    throw new UnsupportedOperationException();
  }
}
