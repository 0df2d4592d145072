package org.diracgrid.diracos.verification;

import java.util.List;

/** Checks one thing that holds for every DIRACOS, bases included. */
@FunctionalInterface
interface ArchiveCheck {
  /** What is not as it ought to be. */
  List<Finding> findings(Survey survey);
}
