package org.diracgrid.diracos.extension;

import java.nio.file.Path;

/**
 * A wheel that the build itself depends on and found, and that so belongs into the extension.
 *
 * @param coordinates what it is known by, e.g. {@code org.example:vo-tools:whl:1.0}
 * @param file the wheel on this machine, whatever it is called
 * @param source the file that asks for it, from the project's folder
 * @param line where in that, counted from 1
 * @param column where in that, counted from 1
 */
public record DependencyWheel(String coordinates, Path file, String source, int line, int column) {}
