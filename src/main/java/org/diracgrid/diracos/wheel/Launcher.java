package org.diracgrid.diracos.wheel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.diracgrid.diracos.python.EntryPoint;

/**
 * The command of an entry point, which runs on Python 2.7 and on every 3.
 *
 * @param name of the command
 * @param module to import
 * @param attribute to call, dotted or not
 */
record Launcher(String name, String module, String attribute) {
  private static final Set<String> GROUPS = Set.of("console_scripts", "gui_scripts");
  private static final Pattern DOTTED =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*(\\.[\\p{L}_][\\p{L}\\p{Nd}_]*)*");

  /** What Linux's file systems hold of one name. */
  private static final int LONGEST_NAME = 255;

  /** The launchers a wheel asks for, one of each name; throws {@link WheelException}. */
  static List<Launcher> of(String wheel, List<EntryPoint> entryPoints) {
    Map<String, Launcher> launchers = new LinkedHashMap<>();
    for (EntryPoint entryPoint : entryPoints) {
      if (GROUPS.contains(entryPoint.group())) {
        requireValid(wheel, entryPoint);
        // Extras do not matter: pip makes the command whether or not its extra is installed.
        launchers.putIfAbsent(
            entryPoint.name(),
            new Launcher(entryPoint.name(), entryPoint.module(), entryPoint.attribute()));
      }
    }
    return new ArrayList<>(launchers.values());
  }

  private static void requireValid(String wheel, EntryPoint entryPoint) {
    String name = entryPoint.name();
    if (name.isBlank()
        || name.equals(".")
        || name.equals("..")
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
      throw new InvalidEntryPointException(
          wheel, name, "its name does not stay inside the folder of commands");
    }
    if (!DOTTED.matcher(entryPoint.module()).matches()) {
      throw new InvalidEntryPointException(
          wheel, name, "'%s' is no module".formatted(entryPoint.module()));
    }
    if (!DOTTED.matcher(entryPoint.attribute()).matches()) {
      throw new InvalidEntryPointException(
          wheel,
          name,
          entryPoint.attribute().isEmpty()
              ? "it names a module, but nothing to call in it"
              : "'%s' is no attribute".formatted(entryPoint.attribute()));
    }
  }

  /** Whether a script of this name would do the same, also in the forms made for Windows. */
  boolean replaces(String script) {
    return List.of("", ".exe", "-script.py", ".pya").stream()
        .anyMatch(suffix -> script.equals(name + suffix));
  }

  /** The file's text. */
  String text(String interpreterLine) {
    int dot = attribute.indexOf('.');
    String imported = dot < 0 ? attribute : attribute.substring(0, dot);
    // Python 2 reads no UTF-8 without the coding line (PEP 263) and no str has removesuffix
    // before 3.9; Windows's launchers put suffixes into argv[0], which programs show as theirs.
    return """
        %s
        # -*- coding: utf-8 -*-
        import re
        import sys

        from %s import %s

        if __name__ == '__main__':
            sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])
            sys.exit(%s())
        """
        .formatted(interpreterLine, module, imported, attribute);
  }
}
