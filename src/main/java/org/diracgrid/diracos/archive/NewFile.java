package org.diracgrid.diracos.archive;

/**
 * A regular file to add to an archive; its parent folders come by themselves.
 *
 * @param path from the archive's root, e.g. {@code diracos/usr/bin/dirac-ls}, resolved through the
 *     base's links, in the form of {@link ArchiveEntry#path}
 * @param mode permission bits, e.g. {@code 0755}
 * @param content its bytes
 */
public record NewFile(String path, int mode, EntryContent content) {}
