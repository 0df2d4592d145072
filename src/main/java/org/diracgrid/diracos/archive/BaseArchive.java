package org.diracgrid.diracos.archive;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A {@code .tar.gz} that changed copies are made of, and what reading it found.
 *
 * @param file which must not change
 * @param layout of its bytes, from {@link TarGzReader}
 * @param entries all of them
 * @param splice what adding entries behind these takes
 * @param index of the places in it, fetched only if entries are left out
 */
public record BaseArchive(
    Path file,
    ArchiveLayout layout,
    ArchiveEntries entries,
    ArchiveSplice splice,
    Supplier<ArchiveIndex> index) {}
