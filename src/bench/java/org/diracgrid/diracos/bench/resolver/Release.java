package org.diracgrid.diracos.bench.resolver;

import java.util.List;

/**
 * One version of a project of a made-up index.
 *
 * @param project its normalized name
 * @param version its version
 * @param requires in the words of Requires-Dist
 */
record Release(String project, String version, List<String> requires) {}
