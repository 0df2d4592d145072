package org.diracgrid.diracos.base;

import java.util.Map;
import java.util.Optional;

/** Which machine a program or library is for. */
public final class ElfMachine {
  /** {@code e_machine} of the ELF specification to what {@code platform.machine()} says. */
  private static final Map<Integer, String> MACHINES =
      Map.of(3, "i686", 22, "s390x", 40, "armv7l", 62, "x86_64", 183, "aarch64", 243, "riscv64");

  private static final int EM_PPC64 = 21;

  private ElfMachine() {}

  /**
   * The machine as {@code platform.machine()} names it; empty for one that DIRACOS was never made
   * for.
   *
   * @param code {@code e_machine} of the file
   */
  public static Optional<String> name(int code, boolean littleEndian) {
    return code == EM_PPC64
        ? Optional.of(littleEndian ? "ppc64le" : "ppc64")
        : Optional.ofNullable(MACHINES.get(code));
  }
}
