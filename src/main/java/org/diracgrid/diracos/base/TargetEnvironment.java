package org.diracgrid.diracos.base;

import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;

/**
 * The Python inside the base, for which everything is judged.
 *
 * @param python the full version, e.g. {@code 2.7.13}
 * @param glibc the C library a wheel may need, e.g. {@code 2.12}
 * @param machine e.g. {@code x86_64}
 * @param markers its marker variables
 * @param tags the wheel tags it accepts
 * @param scheme where it installs
 */
public record TargetEnvironment(
    Version python,
    String glibc,
    String machine,
    MarkerEnvironment markers,
    SupportedTags tags,
    InstallScheme scheme) {}
