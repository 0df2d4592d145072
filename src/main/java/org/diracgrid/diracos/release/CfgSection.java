package org.diracgrid.diracos.release;

import java.util.List;
import java.util.Optional;

/**
 * A section of a CFG file.
 *
 * @param name empty for the whole file
 * @param openLine of its opening brace, counted from 1; 0 for the whole file
 * @param closeLine of its closing brace; behind the last line for the whole file
 * @param options in order
 * @param sections in order
 */
record CfgSection(
    String name, int openLine, int closeLine, List<CfgOption> options, List<CfgSection> sections) {
  /** A copy that cannot change. */
  CfgSection {
    options = List.copyOf(options);
    sections = List.copyOf(sections);
  }

  /** The section of this name in this one. */
  Optional<CfgSection> section(String wanted) {
    return sections.stream().filter(it -> it.name().equals(wanted)).findFirst();
  }

  /** The option of this name that counts: of repeated ones the last. */
  Optional<CfgOption> option(String wanted) {
    return options.stream()
        .filter(it -> it.name().equals(wanted))
        .reduce((earlier, later) -> later);
  }

  /** What the option of this name comes to, additions appended as DIRAC does. */
  Optional<String> value(String wanted) {
    String value = null;
    for (CfgOption option : options) {
      if (option.name().equals(wanted)) {
        value = option.adds() ? value + ", " + option.value() : option.value();
      }
    }
    return Optional.ofNullable(value);
  }

  /**
   * What stands at a path of sections that ends in an option, e.g. {@code Projects/LHCb/DIRACOS}.
   */
  Optional<String> at(String path) {
    int slash = path.indexOf('/');
    return slash < 0
        ? value(path)
        : section(path.substring(0, slash)).flatMap(it -> it.at(path.substring(slash + 1)));
  }
}
