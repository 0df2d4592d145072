package org.diracgrid.diracos.archive;

/**
 * What one pass over a {@code .tar.gz} found, apart from its entries.
 *
 * @param layout of its bytes
 * @param index of the places in it
 */
public record IndexedArchive(ArchiveLayout layout, ArchiveIndex index) {}
