package org.diracgrid.diracos.verification;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The top-level modules that some distributions install. */
final class ImportableModules {
  /** A module, a package or an extension module; scripts of other names cannot be imported. */
  private static final Pattern MODULE =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:\\.py|/__init__\\.py|(?:\\.[^/.]+)?\\.so)");

  private ImportableModules() {}

  static Set<String> of(Survey survey, Additions additions) {
    Set<String> modules = new TreeSet<>();
    for (String folder : survey.sitePackages()) {
      for (String path : additions.places()) {
        if (path.startsWith(folder + "/")) {
          Matcher module = MODULE.matcher(path.substring(folder.length() + 1));
          if (module.matches()) {
            modules.add(module.group(1));
          }
        }
      }
    }
    return Collections.unmodifiableSet(modules);
  }
}
