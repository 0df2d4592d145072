package org.diracgrid.diracos.release;

import java.nio.file.Path;

/**
 * A built extension that is to be published.
 *
 * @param file the tarball on this machine
 * @param extensionName e.g. {@code LHCb}
 * @param version e.g. {@code v1}
 */
public record Tarball(Path file, String extensionName, String version) {
  /** The name dirac-install asks for, e.g. {@code LHCbdiracos-v1.tar.gz}. */
  public String tarballName() {
    return stem() + ".tar.gz";
  }

  /** The name of its md5, e.g. {@code LHCbdiracos-v1.md5}. */
  public String md5Name() {
    return stem() + ".md5";
  }

  /** The name of the note with the lines for DIRAC's CFG files. */
  public String noteName() {
    return stem() + ".cfg.txt";
  }

  /** What a release's {@code DIRACOS} option says, e.g. {@code LHCb:v1}. */
  public String reference() {
    return extensionName + ":" + version;
  }

  private String stem() {
    return extensionName + "diracos-" + version;
  }
}
