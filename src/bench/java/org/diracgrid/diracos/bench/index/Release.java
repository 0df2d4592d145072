package org.diracgrid.diracos.bench.index;

import java.util.List;

/**
 * One version of a project of a made-up index.
 *
 * @param project its normalized name
 * @param version its version
 * @param requires in the words of Requires-Dist
 * @param payload how many bytes its wheel has besides what tells of it
 */
public record Release(String project, String version, List<String> requires, int payload) {
  /** A release of which nobody fetches the wheel. */
  Release(String project, String version, List<String> requires) {
    this(project, version, requires, 0);
  }
}
