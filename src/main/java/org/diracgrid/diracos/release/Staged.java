package org.diracgrid.diracos.release;

/**
 * What staging came to.
 *
 * @param location of the folder, as DIRAC's files name it
 * @param reference what a release's {@code DIRACOS} option says
 * @param written whether anything had to be written; otherwise all of it was there already
 */
public record Staged(String location, String reference, boolean written) {}
