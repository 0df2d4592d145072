package org.diracgrid.diracos.extension;

import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.archive.ArchiveLayout;
import org.diracgrid.diracos.archive.ArchiveSplice;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.base.BaseTree;
import org.diracgrid.diracos.base.InstallScheme;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;

/** The inventory of a base with a Python and nothing else. */
final class SampleInventory {
  private SampleInventory() {}

  /** The inventory, with this warning. */
  static BaseInventory of(String warning) {
    Version python = Version.parse("2.7.13");
    return new BaseInventory(
        "sha",
        new ArchiveLayout(42, 10, 24, 10_240, 0, 0, Optional.empty()),
        ArchiveSplice.NONE,
        new BaseTree(List.of()),
        List.of(),
        List.of(),
        new TargetEnvironment(
            python,
            "2.12",
            "x86_64",
            MarkerEnvironment.linuxCPython(python, "x86_64"),
            SupportedTags.linuxCPython(python, Optional.of("cp27mu"), "2.12", "x86_64"),
            InstallScheme.plain("diracos/usr", python)),
        Optional.of("v1r27"),
        List.of(),
        List.of(warning),
        () -> {
          throw new AssertionError("nobody needs an index here");
        });
  }
}
