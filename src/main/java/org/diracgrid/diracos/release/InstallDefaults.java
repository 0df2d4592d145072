package org.diracgrid.diracos.release;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the defaults files come to, as dirac-install lays them over each other.
 *
 * @param project whose defaults they are, e.g. {@code LHCb}
 * @param global the file with the sections {@code Installations} and {@code Projects}
 * @param own the project's own file, which counts for its section in both
 */
public record InstallDefaults(String project, Optional<CfgFile> global, Optional<CfgFile> own) {
  /** What one file says. */
  record Said(String value, String file) {}

  /** What holds for a key, e.g. {@code Projects/LHCb/DIRACOS}; what says nothing is left out. */
  Optional<Said> at(String key) {
    return Stream.concat(
            Stream.of("Installations/" + project + "/", "Projects/" + project + "/")
                .filter(key::startsWith)
                .flatMap(prefix -> said(own, key.substring(prefix.length())).stream()),
            said(global, key).stream())
        .findFirst();
  }

  private static Optional<Said> said(Optional<CfgFile> file, String path) {
    return file.flatMap(
        it ->
            it.root()
                .at(path)
                .filter(value -> !value.isEmpty())
                .map(value -> new Said(value, it.name())));
  }
}
