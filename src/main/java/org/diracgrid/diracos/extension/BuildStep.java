package org.diracgrid.diracos.extension;

/** What goals do, in the order they do it. */
public enum BuildStep {
  /** The base is found, brought here and verified. */
  BASE("base"),
  /** An earlier extension is looked into, to tell the differences. */
  PREVIOUS("previous"),
  /** The base's inventory is taken. */
  INVENTORY("inventory"),
  /** The requirements are read and resolved. */
  RESOLUTION("resolution"),
  /** The wheels are brought here. */
  WHEELS("wheels"),
  /** What they install is worked out. */
  INSTALLATION("installation"),
  /** The tarball is written. */
  ARCHIVE("archive"),
  /** A written tarball is looked through, as by a stranger. */
  SURVEY("survey"),
  /** What was added is imported with the tarball's own Python. */
  SMOKE_TEST("smoke test"),
  /** What was published is looked at. */
  PUBLISHED("published");

  private final String label;

  BuildStep(String label) {
    this.label = label;
  }

  /** One lower-case word for it. */
  public String label() {
    return label;
  }
}
