package org.diracgrid.diracos.base;

import java.util.Map;

/**
 * The machine this runs on.
 *
 * @param operatingSystem as Java's {@code os.name} names it
 * @param machine as Java's {@code os.arch} names it
 */
public record HostMachine(String operatingSystem, String machine) {
  /** Java's names where {@code platform.machine()} has others. */
  private static final Map<String, String> NAMES =
      Map.of("amd64", "x86_64", "x86", "i686", "i386", "i686", "arm", "armv7l");

  /** The one that Java runs on. */
  public static HostMachine current() {
    return new HostMachine(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** Whether it runs the programs of a base. */
  public boolean runs(TargetEnvironment base) {
    return operatingSystem.equals("Linux")
        && NAMES.getOrDefault(machine, machine).equals(base.machine());
  }
}
