package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * How to build, apart from what.
 *
 * @param outputDirectory where the results go
 * @param timestamp the time of everything new in the tarball; empty for now
 * @param fileConflicts {@code fail} or {@code overwrite}
 * @param recordMismatches {@code failUnlessVouched}, {@code fail} or {@code warn}
 * @param force whether to build although nothing changed
 * @param sync whether results must be on the disk before they count
 * @param documents what to write beside the tarball about it
 */
public record BuildOptions(
    Path outputDirectory,
    Optional<Instant> timestamp,
    String fileConflicts,
    String recordMismatches,
    boolean force,
    boolean sync,
    Documents documents) {}
