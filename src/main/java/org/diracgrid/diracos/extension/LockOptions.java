package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to lock, apart from what.
 *
 * @param upgrade {@code all} or a comma-separated list of the projects to renew; empty for none
 * @param pinnedRequirements where to write a pinned requirements file besides; empty for nowhere
 */
public record LockOptions(Optional<String> upgrade, Optional<Path> pinnedRequirements) {}
