package org.diracgrid.diracos.resolver;

/**
 * A line of a requirements file that a lock was made for.
 *
 * @param source the file, from the folder of the lock, or its URL
 * @param line counted from 1
 * @param text the line as written, credentials masked
 */
public record LockedLine(String source, int line, String text) {}
