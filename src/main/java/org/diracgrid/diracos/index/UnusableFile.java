package org.diracgrid.diracos.index;

/**
 * A link of a project's page that is no distribution of it.
 *
 * @param filename its name
 * @param reason why it is passed over, as the end of a sentence
 */
public record UnusableFile(String filename, String reason) {}
