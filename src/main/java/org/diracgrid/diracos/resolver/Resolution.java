package org.diracgrid.diracos.resolver;

import java.util.List;
import java.util.Map;
import org.diracgrid.diracos.base.InstalledDistribution;

/**
 * Which distributions together meet a request.
 *
 * @param distributions what is to be installed, by project name
 * @param kept what is wanted and the base has already, with who wants it
 * @param warnings sentences about what may surprise: yanked versions, names on several indexes …
 */
public record Resolution(
    List<ResolvedDistribution> distributions,
    Map<InstalledDistribution, List<Demand>> kept,
    List<String> warnings) {
  /** What leaves the base because another version of it is to be installed. */
  public List<InstalledDistribution> replaced() {
    return distributions.stream().flatMap(added -> added.replaces().stream()).toList();
  }
}
