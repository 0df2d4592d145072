package org.diracgrid.diracos.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@code releases.cfg}: which DIRACOS each release of a project runs on. */
public final class ReleasesCfg {
  private static final String RELEASES = "Releases";
  private static final String DIRACOS = "DIRACOS";

  private final CfgFile file;

  /** The releases of a file. */
  public ReleasesCfg(CfgFile file) {
    this.file = file;
  }

  /**
   * The file with a release's DIRACOS set.
   *
   * @param release e.g. {@code v10r0}
   * @param diracos e.g. {@code LHCb:v1}
   * @throws MissingCfgSectionException if there is no such release
   */
  public CfgFile with(String release, String diracos) {
    return file.with(
        file.require(RELEASES, CfgValues.name("release", release)), DIRACOS, diracos(diracos));
  }

  /**
   * The file with a release that it may not have yet.
   *
   * @param modules e.g. {@code LHCbDIRAC:v10r0, LHCbWebDIRAC:v5r0}
   * @param depends e.g. {@code DIRAC:v7r1}
   */
  public CfgFile withNew(
      String release, String diracos, Optional<String> modules, Optional<String> depends) {
    CfgSection releases = file.require(RELEASES);
    if (releases.section(release).isPresent()) {
      return with(release, diracos);
    }
    List<String> options = new ArrayList<>();
    modules.ifPresent(text -> options.add("Modules = " + CfgValues.value("Modules", text)));
    depends.ifPresent(text -> options.add("Depends = " + CfgValues.value("Depends", text)));
    options.add(DIRACOS + " = " + diracos(diracos));
    return file.withSection(releases, CfgValues.name("release", release), options);
  }

  /** dirac-install splits it at its colon, and fails if there is another. */
  private static String diracos(String value) {
    String text = CfgValues.value(DIRACOS, value);
    if (!text.matches("[^:,\\s]+(:[^:,\\s]+)?")) {
      throw new InvalidCfgValueException(
          DIRACOS, value, "it is <extension>:<version> or the version of a plain DIRACOS");
    }
    return text;
  }
}
