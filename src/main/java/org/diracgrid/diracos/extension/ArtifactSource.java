package org.diracgrid.diracos.extension;

import java.nio.file.Path;

/** Resolves Maven coordinates through the repositories of the running build. */
@FunctionalInterface
public interface ArtifactSource {
  /**
   * The file of an artifact.
   *
   * @param coordinates {@code groupId:artifactId[:extension[:classifier]]:version}
   * @throws ArtifactNotFoundException if no repository has it
   */
  Path resolve(String coordinates);
}
