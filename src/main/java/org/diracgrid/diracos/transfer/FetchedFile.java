package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.nio.file.Path;

/**
 * A file that lies complete on this machine: in the cache, or where a {@code file:} URL points.
 *
 * @param path where it lies; never to be changed
 * @param origin where it came from, credentials removed
 * @param sha256 of its bytes
 * @param size in bytes
 * @param verified whether an expected checksum was given and held
 */
public record FetchedFile(Path path, URI origin, Checksum sha256, long size, boolean verified) {}
