package org.diracgrid.diracos.base;

import java.nio.file.Path;
import java.util.List;

/**
 * A base that lies complete and verified on this machine.
 *
 * @param file the tarball; never to be changed
 * @param origin where it came from, credentials removed
 * @param sha256 lower-case hexadecimal
 * @param size in bytes
 * @param verifiedBy what vouches for it, in words: {@code sha256 of the configuration}, {@code md5
 *     at …}; empty if nothing does
 * @param warnings sentences about what may surprise
 */
public record LocatedBase(
    Path file,
    String origin,
    String sha256,
    long size,
    List<String> verifiedBy,
    List<String> warnings) {}
