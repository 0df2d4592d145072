package org.diracgrid.diracos.python;

import java.util.List;
import java.util.SortedSet;

/**
 * One entry point (entry points specification), e.g. {@code dirac-ls = DIRAC.cli:main [extra]}.
 *
 * @param group e.g. {@code console_scripts}
 * @param name e.g. {@code dirac-ls}
 * @param module e.g. {@code DIRAC.cli}
 * @param attribute e.g. {@code main}, dotted or empty
 * @param extras normalized
 */
public record EntryPoint(
    String group, String name, String module, String attribute, SortedSet<String> extras) {
  /** Reads {@code entry_points.txt}; throws {@link InvalidMetadataException}. */
  public static List<EntryPoint> parse(String text) {
    throw new UnsupportedOperationException(text);
  }
}
