package org.diracgrid.diracos.resolver;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.python.MarkerEnvironment;

/**
 * The Python that a lock was made for.
 *
 * @param python its full version, e.g. {@code 2.7.13}
 * @param abi e.g. {@code cp27mu}
 * @param glibc e.g. {@code 2.12}
 * @param machine e.g. {@code x86_64}
 * @param markers marker variables that are not what such a Python has, as {@code name=value}
 */
public record LockedTarget(
    String python, String abi, String glibc, String machine, List<String> markers) {
  /** A copy that cannot change. */
  public LockedTarget {
    markers = List.copyOf(markers);
  }

  static LockedTarget of(TargetEnvironment target) {
    return new LockedTarget(
        target.python().toString(),
        target.tags().inOrder().get(0).abi(),
        target.glibc(),
        target.machine(),
        markers(target));
  }

  /** The user may have said otherwise of single variables. */
  private static List<String> markers(TargetEnvironment target) {
    Map<String, String> usual =
        MarkerEnvironment.linuxCPython(target.python(), target.machine()).variables();
    return new TreeMap<>(target.markers().variables())
        .entrySet().stream()
            .filter(entry -> !entry.getValue().equals(usual.get(entry.getKey())))
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .toList();
  }
}
