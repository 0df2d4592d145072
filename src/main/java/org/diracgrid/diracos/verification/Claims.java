package org.diracgrid.diracos.verification;

import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;

/**
 * What whoever built an archive says of it.
 *
 * @param name of the extension, e.g. {@code LHCb}; empty if nobody tells
 * @param version of the extension; empty if nobody tells
 * @param baseVersion the DIRACOS it was built on; empty if nobody tells
 * @param added what was added to the base; empty if nobody tells
 * @param sha256 the tarball's, in hexadecimal; empty if nobody tells
 */
public record Claims(
    Optional<String> name,
    Optional<String> version,
    Optional<String> baseVersion,
    Optional<List<Added>> added,
    Optional<String> sha256) {
  /** A distribution that was added. */
  public record Added(ProjectName name, Version version) {}

  /** What is said by nothing but a file's name. */
  public static Claims of(Optional<String> name, Optional<String> version) {
    return new Claims(name, version, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
