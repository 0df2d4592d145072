package org.diracgrid.diracos.release;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/**
 * A CFG file before and after a change.
 *
 * @param name of the file, as the diff names it
 * @param before as it is
 * @param after as it is to be
 */
public record CfgChange(String name, CfgFile before, CfgFile after) {
  private static final int CONTEXT = 3;

  /** Whether nothing differs. */
  public boolean isEmpty() {
    return before.lines().equals(after.lines());
  }

  /** The change as {@code diff -u} prints it, a line each. */
  public List<String> diff() {
    return UnifiedDiffUtils.generateUnifiedDiff(
        name, name, before.lines(), DiffUtils.diff(before.lines(), after.lines()), CONTEXT);
  }
}
