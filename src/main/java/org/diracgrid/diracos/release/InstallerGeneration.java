package org.diracgrid.diracos.release;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The generations of dirac-install, as far as they look for a DIRACOS in different places.
 *
 * @see <a href="https://github.com/DIRACGrid/management">where the current one is kept</a>
 */
public enum InstallerGeneration {
  /** That of DIRAC v6r22 and before. */
  V6R22("v6r22", false, false),
  /** That of DIRAC v7r0 and v7r1. */
  V7("v7r0, v7r1", true, false),
  /** The one that is kept apart from DIRAC since. */
  CURRENT("current", true, true);

  private static final String DIRAC = "DIRAC";
  private static final String DIRACOS = "DIRACOS";

  private final String label;
  private final boolean heedsInstallations;
  private final boolean takesPlainOneFromDirac;

  InstallerGeneration(String label, boolean heedsInstallations, boolean takesPlainOneFromDirac) {
    this.label = label;
    this.heedsInstallations = heedsInstallations;
    this.takesPlainOneFromDirac = takesPlainOneFromDirac;
  }

  /** What it is called. */
  public String label() {
    return label;
  }

  /**
   * Where it looks for the place of the tarballs, in order; the first that says something counts.
   *
   * @param plain whether a DIRACOS is wanted that is no extension
   */
  List<String> keys(String project, boolean plain) {
    List<String> keys = new ArrayList<>();
    Stream.of(project, DIRAC)
        .distinct()
        .filter(it -> it.equals(DIRAC) || !plain || !takesPlainOneFromDirac)
        .forEach(
            it -> {
              if (heedsInstallations) {
                keys.add(String.join("/", "Installations", it, DIRACOS));
              }
              keys.add(String.join("/", "Projects", it, DIRACOS));
            });
    keys.add(String.join("/", "Projects", DIRAC, "BaseURL"));
    return keys;
  }
}
