package org.diracgrid.diracos.source;

import org.diracgrid.diracos.index.WheelBuild;
import org.diracgrid.diracos.python.CoreMetadata;

/** A project that comes as source, and can be a wheel. */
sealed interface SourceProject {
  /** What the wheel's METADATA says. */
  CoreMetadata metadata();

  /** One that is packed as it is. */
  record Plain(WheelPlan plan) implements SourceProject {
    @Override
    public CoreMetadata metadata() {
      return plan.metadata();
    }
  }

  /**
   * One that a Python has built.
   *
   * @param shown the project as messages name it
   * @param build how
   */
  record Built(String shown, BuiltWheel wheel, WheelBuild build) implements SourceProject {
    @Override
    public CoreMetadata metadata() {
      return wheel.metadata();
    }
  }
}
