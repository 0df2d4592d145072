package org.diracgrid.diracos.extension;

import java.nio.file.Path;

/**
 * What a build needs, all of it here.
 *
 * @param base the base in words
 * @param distributions how many are added to it
 * @param size of the distributions, in bytes
 * @param cache the folder in which everything from afar lies
 */
public record OfflineInputs(String base, int distributions, long size, Path cache) {}
