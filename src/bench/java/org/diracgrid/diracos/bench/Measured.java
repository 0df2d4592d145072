package org.diracgrid.diracos.bench;

import java.util.OptionalLong;

/**
 * One run.
 *
 * @param milliseconds its wall time
 * @param peak the most memory it had resident, in KiB, so far as the operating system tells
 */
public record Measured(double milliseconds, OptionalLong peak) {}
