package org.diracgrid.diracos.archive;

/**
 * A piece of a tar.
 *
 * @param begin offset of its first byte
 * @param end offset behind its last byte
 */
record Span(long begin, long end) {}
