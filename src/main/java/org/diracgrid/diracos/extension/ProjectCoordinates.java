package org.diracgrid.diracos.extension;

import java.util.Optional;

/**
 * Where a tarball will be in Maven repositories.
 *
 * @param groupId of the project
 * @param artifactId of the project
 * @param version of the project
 * @param classifier of the tarball, if it has one
 */
public record ProjectCoordinates(
    String groupId, String artifactId, String version, Optional<String> classifier) {}
