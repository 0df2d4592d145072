package org.diracgrid.diracos.release;

/**
 * An option of a CFG file.
 *
 * @param name before the sign
 * @param value behind it, without surrounding white space; of one that adds, what it adds
 * @param line where it stands, counted from 1
 * @param adds whether it adds to what was said before
 */
record CfgOption(String name, String value, int line, boolean adds) {}
