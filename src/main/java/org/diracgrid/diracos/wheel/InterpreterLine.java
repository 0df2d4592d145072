package org.diracgrid.diracos.wheel;

import java.util.List;
import java.util.stream.Collectors;
import org.diracgrid.diracos.base.BaseTree;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.base.UnplaceablePathException;

/** The first line of every script installed, which must find the Python of the base. */
final class InterpreterLine {
  private InterpreterLine() {}

  /**
   * Found through {@code PATH}, as a DIRACOS may be unpacked anywhere; by the plainest name that
   * the base has its Python under.
   */
  static String of(TargetEnvironment target, BaseTree tree) {
    String scripts = target.scheme().scripts();
    String full =
        target.python().release().stream()
            .limit(2)
            .map(String::valueOf)
            .collect(Collectors.joining(".", "python", ""));
    String name =
        List.of("python", "python" + target.python().release().get(0)).stream()
            .filter(candidate -> exists(tree, scripts + "/" + candidate))
            .findFirst()
            .orElse(full);
    return "#!/usr/bin/env " + name;
  }

  private static boolean exists(BaseTree tree, String path) {
    try {
      return tree.isFile(tree.resolve(path));
    } catch (UnplaceablePathException e) {
      return false;
    }
  }
}
