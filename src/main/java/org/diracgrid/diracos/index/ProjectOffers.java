package org.diracgrid.diracos.index;

import org.diracgrid.diracos.python.ProjectName;

/** A place, or several as one, that offers the files of projects; safe for many threads. */
@FunctionalInterface
public interface ProjectOffers {
  /** Everything on offer of one project; no files if it is not known. */
  ProjectFiles files(ProjectName project);
}
