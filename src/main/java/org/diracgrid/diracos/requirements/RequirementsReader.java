package org.diracgrid.diracos.requirements;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.transfer.Transfer;

/** Reads requirements files, with all that they include, the way pip does. */
public final class RequirementsReader {
  private final Transfer transfer;
  private final Map<String, String> environment;

  /**
   * Reads through this transfer.
   *
   * @param environment the environment variables that {@code ${NAME}} may name
   */
  public RequirementsReader(Transfer transfer, Map<String, String> environment) {
    this.transfer = transfer;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Reads files; throws a {@link RequirementsException} that names the line, or a {@link
   * org.diracgrid.diracos.transfer.TransferException} that names the URL of a file that cannot be
   * fetched.
   *
   * @param files requirements files, {@code file:} or remote
   * @param constraints constraint files beyond those the files name
   * @param initial the settings before the first line, from pip's configuration and the build's
   * @param displayFolder files below it are named relative to it
   */
  public RequirementSet read(
      List<URI> files, List<URI> constraints, IndexSettings initial, Path displayFolder) {
    RequirementsReading reading =
        new RequirementsReading(transfer, environment, displayFolder, initial);
    files.forEach(file -> reading.file(file, false, Optional.empty()));
    constraints.forEach(file -> reading.file(file, true, Optional.empty()));
    return reading.done();
  }
}
