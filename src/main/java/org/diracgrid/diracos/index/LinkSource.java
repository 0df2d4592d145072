package org.diracgrid.diracos.index;

import java.util.Optional;
import org.diracgrid.diracos.python.ProjectName;

/** A place that may know projects. */
interface LinkSource {
  /** Its URL without credentials. */
  String shown();

  /** Whether all it gives for a project is meant to be of that project. */
  boolean byProject();

  /** What it holds for a project, or in all; empty if it does not know the project. */
  Optional<LinkPage> links(ProjectName project);
}
