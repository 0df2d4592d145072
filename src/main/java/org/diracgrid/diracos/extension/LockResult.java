package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What locking leaves behind.
 *
 * @param lock the lock
 * @param pinnedRequirements the pinned requirements file, if one was asked for
 * @param moves a line for each package that moved, e.g. {@code six 1.15.0 -> 1.16.0}
 */
public record LockResult(Path lock, Optional<Path> pinnedRequirements, List<String> moves) {}
