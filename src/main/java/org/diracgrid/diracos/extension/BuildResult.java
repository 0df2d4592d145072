package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a build leaves behind.
 *
 * @param tarball the extension
 * @param md5 beside it
 * @param recordFile beside it
 * @param sbom beside it, if there is to be one
 * @param releaseNotes beside it
 * @param record what the file says
 * @param upToDate whether all of it was there already
 * @param duration of the whole build
 */
public record BuildResult(
    Path tarball,
    Path md5,
    Path recordFile,
    Optional<Path> sbom,
    Path releaseNotes,
    BuildRecord record,
    boolean upToDate,
    Duration duration) {}
