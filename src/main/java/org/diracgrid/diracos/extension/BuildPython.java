package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The Python that builds source that has to be built.
 *
 * @param interpreter e.g. {@code /usr/bin/python3}
 * @param limit how long one build may take
 */
public record BuildPython(Path interpreter, Duration limit) {}
