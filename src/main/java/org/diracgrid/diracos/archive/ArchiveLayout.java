package org.diracgrid.diracos.archive;

import java.util.Optional;

/**
 * How a {@code .tar.gz} is laid out, as one pass over it found; what writing a changed copy needs.
 *
 * @param compressedSize of the whole file in bytes
 * @param deflateOffset where the deflate stream begins, behind the gzip header
 * @param deflateSize how long it is, without the trailer
 * @param tarSize of the uncompressed tar in bytes, blocks of the end included
 * @param tarCrc32 CRC-32 of the uncompressed tar
 * @param compressedCrc32c CRC-32C of the whole file, by which a copy notices later damage
 * @param unspliceable why its compressed bytes cannot be taken over as they are; empty if they can
 */
public record ArchiveLayout(
    long compressedSize,
    long deflateOffset,
    long deflateSize,
    long tarSize,
    long tarCrc32,
    long compressedCrc32c,
    Optional<String> unspliceable) {}
