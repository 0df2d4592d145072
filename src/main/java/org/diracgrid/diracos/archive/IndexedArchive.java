package org.diracgrid.diracos.archive;

/**
 * What one pass over a {@code .tar.gz} found, apart from its entries.
 *
 * @param layout of its bytes
 * @param splice what adding entries behind its own takes
 * @param index of the places in it
 */
public record IndexedArchive(ArchiveLayout layout, ArchiveSplice splice, ArchiveIndex index) {}
