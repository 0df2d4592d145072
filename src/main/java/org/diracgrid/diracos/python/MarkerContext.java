package org.diracgrid.diracos.python;

import java.util.Set;

/**
 * What a marker is judged by.
 *
 * @param environment the target's variables
 * @param extra the value of {@code extra}
 * @param extras the value of {@code extras}, normalized
 */
record MarkerContext(MarkerEnvironment environment, String extra, Set<String> extras) {
  String value(String variable) {
    if (variable.equals("extra")) {
      return extra;
    }
    String value = environment.variables().getOrDefault(variable, "");
    // platform.python_version() of an untagged build ends in a bare +, which PEP 440 does not know.
    return variable.equals("python_full_version") && value.endsWith("+") ? value + "local" : value;
  }
}
