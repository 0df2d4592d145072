package org.diracgrid.diracos.resolver;

import java.util.Optional;
import org.diracgrid.diracos.python.Version;

/**
 * Something on offer that is no candidate.
 *
 * @param what a file's name, or a project and a version
 * @param version its version, if it tells one
 * @param reason as the end of a sentence that begins with {@code what}
 */
record PassedOver(String what, Optional<Version> version, String reason) {}
