package org.diracgrid.diracos.wheel;

import java.util.List;
import org.diracgrid.diracos.python.WheelName;

/**
 * What one wheel brings into the base.
 *
 * @param name the wheel
 * @param files how many files it installs
 * @param size of them in bytes
 * @param scripts names of the launchers and scripts it puts beside the interpreter
 */
public record InstalledWheel(WheelName name, int files, long size, List<String> scripts) {}
