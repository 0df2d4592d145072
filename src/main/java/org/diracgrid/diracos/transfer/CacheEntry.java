package org.diracgrid.diracos.transfer;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is of use only together: a file, or a page with what its server said of it.
 *
 * @param part what it is
 * @param files of which it consists
 * @param size of them all, in bytes
 * @param used when it was written or used last
 */
record CacheEntry(CachePart part, List<Path> files, long size, Instant used) {
  /** Both as one. */
  CacheEntry with(CacheEntry other) {
    return new CacheEntry(
        part,
        Stream.concat(files.stream(), other.files.stream()).toList(),
        size + other.size,
        used.isAfter(other.used) ? used : other.used);
  }
}
