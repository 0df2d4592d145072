package org.diracgrid.diracos.resolver;

/**
 * Something on offer that is no candidate.
 *
 * @param what a file's name or a version
 * @param reason as the end of a sentence that begins with {@code what}
 */
record PassedOver(String what, String reason) {}
