package org.diracgrid.diracos.resolver;

import org.diracgrid.diracos.python.ProjectName;

/** What the solver chooses a version of (resolvelib calls it so). */
sealed interface Identifier {
  /** What the user asks for, as if it were a package of one version. */
  record Root() implements Identifier {
    @Override
    public String toString() {
      return "the requirements";
    }
  }

  /** A project without extras. */
  record Project(ProjectName name) implements Identifier {
    @Override
    public String toString() {
      return name.toString();
    }
  }

  /**
   * One extra of a project: of the same version as the project, with the extra's requirements (PEP
   * 508 and 685).
   */
  record Extra(ProjectName name, String extra) implements Identifier {
    @Override
    public String toString() {
      return name + "[" + extra + "]";
    }
  }
}
