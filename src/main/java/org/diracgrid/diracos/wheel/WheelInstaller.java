package org.diracgrid.diracos.wheel;

import java.nio.file.Path;
import java.util.List;
import org.diracgrid.diracos.base.BaseTree;
import org.diracgrid.diracos.base.TargetEnvironment;

/** Works out what installing wheels into a base puts where; writes nothing itself. */
public final class WheelInstaller {
  /** Installs this strictly. */
  public WheelInstaller(InstallOptions options) {}

  /**
   * Plans the installation of all wheels together. The plan's contents open the wheels again when
   * they are written, so the wheels must stay where they are.
   *
   * @param base the tarball behind {@code tree}, read only if a file of it has to be compared
   */
  public InstallPlan plan(
      List<WheelSource> wheels, TargetEnvironment target, BaseTree tree, Path base) {
    throw new UnsupportedOperationException();
  }
}
