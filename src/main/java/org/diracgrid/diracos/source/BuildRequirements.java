package org.diracgrid.diracos.source;

import java.util.List;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.index.ReadyWheel;
import org.diracgrid.diracos.python.Requirement;

/** Finds what builds require, where all else is found. Safe for many threads. */
@FunctionalInterface
public interface BuildRequirements {
  /**
   * The wheels that together meet requirements, with all that they need themselves.
   *
   * @param project what is to be built, as messages name it
   * @param python the Python that builds
   * @throws org.diracgrid.diracos.index.UnbuildableProjectException if there are none
   */
  List<ReadyWheel> wheels(String project, List<Requirement> requirements, TargetEnvironment python);
}
