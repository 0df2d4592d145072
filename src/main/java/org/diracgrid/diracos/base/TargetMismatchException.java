package org.diracgrid.diracos.base;

import org.diracgrid.diracos.python.Version;

/** A target was named that is not the Python in the base. */
public final class TargetMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TargetMismatchException(Version inBase, Version named) {
    super(
        "targetEnvironment names Python %s, but the base has Python %s, below whose folders alone something can be installed"
            .formatted(named, inBase));
  }
}
