package org.diracgrid.diracos.base;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.diracgrid.diracos.python.Version;

/**
 * What a base's Python is, judged by the clues of its entries, the surest first.
 *
 * @param python its full version
 * @param abi e.g. {@code cp27mu}; empty for the default of that Python
 * @param glibc e.g. {@code 2.12}
 * @param machine e.g. {@code x86_64}
 */
record TargetDetection(Version python, Optional<String> abi, String glibc, String machine) {
  private static final String COMMON_MACHINE = "x86_64";

  /** Judges; doubts become warnings. */
  static TargetDetection of(
      BasePython python, List<Clue> allClues, DiracosVersions versions, Consumer<String> warnings) {
    List<Clue> clues = allClues.stream().filter(clue -> clue.of(python)).toList();
    return new TargetDetection(
        version(python, clues, warnings),
        abi(python, clues),
        GlibcDetection.of(versions, allClues, python, warnings),
        machine(python, clues, warnings));
  }

  private static Version version(BasePython python, List<Clue> clues, Consumer<String> warnings) {
    Optional<String> found =
        first(
            clues.stream()
                .filter(clue -> clue.value().startsWith(python.minorVersion() + "."))
                .toList(),
            Clue.Kind.HEADER_VERSION,
            Clue.Kind.PACKAGE_VERSION,
            Clue.Kind.BINARY_VERSION,
            Clue.Kind.BUILD_VERSION);
    if (found.isEmpty()) {
      warnings.accept(
          "the patch level of the base's Python %s is not to be found; .0 is assumed"
              .formatted(python.minorVersion()));
    }
    return Version.parse(found.orElse(python.minorVersion() + ".0"));
  }

  private static Optional<String> abi(BasePython python, List<Clue> clues) {
    if (python.major() == 2) {
      // PEP 513: only the width of unicode characters tells cp27m from cp27mu; Linux
      // distributions build the wide one.
      String width = first(clues, Clue.Kind.BINARY_UNICODE, Clue.Kind.HEADER_UNICODE).orElse("4");
      return Optional.of("cp" + python.major() + python.minor() + (width.equals("4") ? "mu" : "m"));
    }
    // Other SOABIs are those of modules that somebody copied from another Python.
    String own = "cpython-" + python.major() + python.minor();
    return first(
            clues.stream()
                .filter(clue -> clue.value().replaceFirst("[a-z]*$", "").equals(own))
                .toList(),
            Clue.Kind.SOABI)
        .map(soabi -> "cp" + soabi.substring("cpython-".length()));
  }

  private static String machine(BasePython python, List<Clue> clues, Consumer<String> warnings) {
    Optional<String> ofProgram =
        first(
            clues.stream().filter(clue -> clue.path().equals(python.executable())).toList(),
            Clue.Kind.MACHINE);
    Optional<String> machine =
        ofProgram.or(() -> first(clues, Clue.Kind.MACHINE, Clue.Kind.NAMED_MACHINE));
    if (machine.isEmpty()) {
      warnings.accept(
          "nothing in the base tells which machine it is for; %s is assumed"
              .formatted(COMMON_MACHINE));
    }
    return machine.orElse(COMMON_MACHINE);
  }

  private static Optional<String> first(List<Clue> clues, Clue.Kind... kinds) {
    return Arrays.stream(kinds)
        .flatMap(kind -> clues.stream().filter(clue -> clue.kind() == kind))
        .map(Clue::value)
        .findFirst();
  }
}
