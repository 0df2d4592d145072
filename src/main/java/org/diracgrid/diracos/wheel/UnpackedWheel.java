package org.diracgrid.diracos.wheel;

import java.util.List;
import org.diracgrid.diracos.python.WheelName;

/**
 * All that one wheel installs but its RECORD, which can only be written when it is settled what
 * stands at each path.
 *
 * @param name the wheel
 * @param library the site-packages its dist-info goes to, to which RECORD's paths are relative
 * @param recordPath of its RECORD, from the archive's root
 * @param files sorted by path
 * @param scripts names of launchers and scripts, sorted
 * @param warnings sentences about what may surprise
 */
record UnpackedWheel(
    WheelName name,
    String library,
    String recordPath,
    List<InstallableFile> files,
    List<String> scripts,
    List<String> warnings) {}
