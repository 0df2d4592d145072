package org.diracgrid.diracos.wheel;

import java.net.URI;
import java.util.Map;

/**
 * Where a distribution came from if not from an index (PEP 610).
 *
 * @param uri without credentials and fragment
 * @param hashes algorithm name to hexadecimal digits
 */
public record DirectUrl(URI uri, Map<String, String> hashes) {}
