package org.diracgrid.diracos.base;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelTag;

/**
 * What the user knows better of a base's Python than the base's own evidence tells.
 *
 * @param python its full version
 * @param abi e.g. {@code cp27mu}
 * @param glibc e.g. {@code 2.17}
 * @param machine e.g. {@code aarch64}
 * @param markers single marker variables, by PEP 508 name
 * @param tags all tags it accepts, best first; empty to work them out
 */
public record TargetOverride(
    Optional<Version> python,
    Optional<String> abi,
    Optional<String> glibc,
    Optional<String> machine,
    Map<String, String> markers,
    List<WheelTag> tags) {
  /** A copy that cannot change. */
  public TargetOverride {
    markers = Map.copyOf(markers);
    tags = List.copyOf(tags);
  }

  /**
   * The environment with this laid over it; where things are installed stays as the base has it.
   *
   * @throws TargetMismatchException if the base has no such Python to install for
   */
  public TargetEnvironment over(TargetEnvironment found) {
    Version version = python.orElse(found.python());
    if (version.releaseNumber(0) != found.python().releaseNumber(0)
        || version.releaseNumber(1) != found.python().releaseNumber(1)) {
      throw new TargetMismatchException(found.python(), version);
    }
    String libraryC = glibc.orElse(found.glibc());
    String hardware = machine.orElse(found.machine());
    return new TargetEnvironment(
        version,
        libraryC,
        hardware,
        markers(found, version, hardware),
        tags(found, version, libraryC, hardware),
        found.scheme());
  }

  private MarkerEnvironment markers(TargetEnvironment found, Version version, String hardware) {
    Map<String, String> changed = new HashMap<>();
    MarkerEnvironment derived = MarkerEnvironment.linuxCPython(version, hardware);
    if (python.isPresent()) {
      for (String name : List.of("python_full_version", "implementation_version")) {
        changed.put(name, derived.variables().get(name));
      }
    }
    machine.ifPresent(value -> changed.put("platform_machine", value));
    changed.putAll(markers);
    return found.markers().with(changed);
  }

  private SupportedTags tags(
      TargetEnvironment found, Version version, String libraryC, String hardware) {
    if (!tags.isEmpty()) {
      return SupportedTags.of(tags);
    }
    if (abi.isEmpty() && glibc.isEmpty() && machine.isEmpty()) {
      return found.tags();
    }
    // The best tag of a Python is that of its own ABI.
    String own = abi.orElseGet(() -> found.tags().inOrder().get(0).abi());
    return SupportedTags.linuxCPython(version, Optional.of(own), libraryC, hardware);
  }
}
