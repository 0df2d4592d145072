package org.diracgrid.diracos.release;

/** The defaults file of a project: where its DIRACOS tarballs lie. */
public final class DefaultsCfg {
  private static final String DIRACOS = "DIRACOS";

  private final CfgFile file;

  /** The defaults in a file. */
  public DefaultsCfg(CfgFile file) {
    this.file = file;
  }

  /**
   * The file with the place of the tarballs set.
   *
   * @param location the URL of their folder
   */
  public CfgFile with(String location) {
    return file.with(file.root(), DIRACOS, CfgValues.value(DIRACOS, location));
  }
}
