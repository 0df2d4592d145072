package org.diracgrid.diracos.archive;

/**
 * One entry of a tar archive.
 *
 * @param path POSIX path without leading {@code ./} and trailing {@code /}; bytes that are no UTF-8
 *     stand as lone surrogates U+DC80 to U+DCFF, as in PEP 383
 * @param type what it is
 * @param mode permission bits with setuid, setgid and sticky
 * @param size of a file in bytes, else 0
 * @param linkTarget where a link leads, else empty
 * @param modified when it was last changed
 * @param owner whose it is
 */
public record ArchiveEntry(
    String path,
    EntryType type,
    int mode,
    long size,
    String linkTarget,
    EntryTime modified,
    EntryOwner owner) {
  /** An entry of root's; its time in seconds since 1970. */
  public ArchiveEntry(
      String path, EntryType type, int mode, long size, String linkTarget, long modified) {
    this(path, type, mode, size, linkTarget, EntryTime.of(modified), EntryOwner.ROOT);
  }
}
