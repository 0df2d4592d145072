package org.diracgrid.diracos.extension;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.diracgrid.diracos.requirements.IndexSettings;

/** Where to look for distributions, as variables that pip reads, credentials included. */
final class PipVariables {
  private PipVariables() {}

  static Map<String, String> of(IndexSettings settings, boolean offline) {
    Map<String, String> variables = new TreeMap<>();
    List<URI> indexes = settings.indexUrls();
    if (offline || indexes.isEmpty()) {
      variables.put("PIP_NO_INDEX", "1");
    } else {
      variables.put("PIP_INDEX_URL", indexes.get(0).toString());
      put("PIP_EXTRA_INDEX_URL", indexes.subList(1, indexes.size()), variables);
    }
    put("PIP_FIND_LINKS", settings.findLinks(), variables);
    return variables;
  }

  /** pip splits lists at white space, which no URL has. */
  private static void put(String name, List<URI> values, Map<String, String> variables) {
    if (!values.isEmpty()) {
      variables.put(name, values.stream().map(URI::toString).collect(Collectors.joining(" ")));
    }
  }
}
