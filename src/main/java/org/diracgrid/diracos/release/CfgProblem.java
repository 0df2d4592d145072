package org.diracgrid.diracos.release;

/**
 * A line that DIRAC's two parsers do not read alike.
 *
 * @param line counted from 1
 * @param reason as the end of a sentence that begins with the line
 */
record CfgProblem(int line, String reason) {}
