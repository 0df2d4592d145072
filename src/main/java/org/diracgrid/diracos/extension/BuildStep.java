package org.diracgrid.diracos.extension;

/** What a build does, in the order it does it. */
public enum BuildStep {
  /** The base is found, brought here and verified. */
  BASE("base"),
  /** The base's inventory is taken. */
  INVENTORY("inventory"),
  /** The requirements are read and resolved. */
  RESOLUTION("resolution"),
  /** The wheels are brought here. */
  WHEELS("wheels"),
  /** What they install is worked out. */
  INSTALLATION("installation"),
  /** The tarball is written. */
  ARCHIVE("archive");

  private final String label;

  BuildStep(String label) {
    this.label = label;
  }

  /** One lower-case word for it. */
  public String label() {
    return label;
  }
}
