package org.diracgrid.diracos.extension;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.requirements.Origin;
import org.diracgrid.diracos.requirements.RequirementEntry;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.RequirementTarget;
import org.diracgrid.diracos.wheel.UnreadableWheelException;
import org.diracgrid.diracos.wheel.WheelContent;

/** Makes requirements of the wheels that the build depends on. */
final class DependencyWheels {
  private final ContentDigests digests;

  DependencyWheels(ContentDigests digests) {
    this.digests = digests;
  }

  /**
   * The requirements, and behind them the wheels, as if a requirements file named their files.
   *
   * @throws org.diracgrid.diracos.wheel.WheelException if one is no wheel
   */
  RequirementSet behind(RequirementSet requirements, List<DependencyWheel> wheels) {
    return new RequirementSet(
        Stream.concat(requirements.entries().stream(), wheels.stream().map(this::entry)).toList(),
        requirements.settings(),
        requirements.stated(),
        requirements.warnings());
  }

  private RequirementEntry entry(DependencyWheel wheel) {
    try {
      WheelName name = WheelContent.name(wheel.file(), wheel.coordinates());
      return new RequirementEntry(
          Optional.of(name.project()),
          new TreeSet<>(),
          SpecifierSet.any(),
          Optional.empty(),
          new RequirementTarget.NamelessWheel(wheel.file(), name, digests.sha256(wheel.file())),
          false,
          false,
          List.of(),
          Map.of(),
          new Origin(wheel.source(), wheel.line(), wheel.column()),
          wheel.coordinates(),
          wheel.coordinates());
    } catch (IOException e) {
      throw new UnreadableWheelException(wheel.coordinates(), e);
    }
  }
}
