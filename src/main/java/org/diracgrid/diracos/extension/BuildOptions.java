package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How to build, apart from what.
 *
 * @param outputDirectory where the results go
 * @param cache the folder of this user's cache; empty for the operating system's place for it
 * @param offline whether to open no socket
 * @param timestamp the time of everything new in the tarball; empty for now
 * @param fileConflicts {@code fail} or {@code overwrite}
 * @param recordMismatches {@code failUnlessVouched}, {@code fail} or {@code warn}
 * @param environment the environment variables that pip's configuration and files may name
 * @param home the user's home folder
 * @param force whether to build although nothing changed
 * @param pluginVersion for the build record
 */
public record BuildOptions(
    Path outputDirectory,
    Optional<Path> cache,
    boolean offline,
    Optional<Instant> timestamp,
    String fileConflicts,
    String recordMismatches,
    Map<String, String> environment,
    Path home,
    boolean force,
    String pluginVersion) {}
