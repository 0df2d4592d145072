package org.diracgrid.diracos.extension;

import java.util.Optional;

/**
 * What to write beside an extension about it.
 *
 * @param sbom whether to write a bill of materials
 * @param project where the tarball will be in Maven repositories, if it will be in one
 * @param previous an earlier extension to tell the differences from
 */
public record Documents(
    boolean sbom, Optional<ProjectCoordinates> project, Optional<PreviousChoice> previous) {
  /** What is written if nobody says anything. */
  public static final Documents STANDARD = new Documents(true, Optional.empty(), Optional.empty());
}
