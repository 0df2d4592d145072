package org.diracgrid.diracos.wheel;

import java.util.List;
import java.util.Set;
import org.diracgrid.diracos.archive.NewFile;

/**
 * What installing some wheels does to the base.
 *
 * @param files new files, sorted by path, each at its place behind the base's links
 * @param removals base entries that must go, folders among them
 * @param wheels what each wheel brings
 * @param warnings sentences about what may surprise
 */
public record InstallPlan(
    List<NewFile> files,
    Set<String> removals,
    List<InstalledWheel> wheels,
    List<String> warnings) {}
