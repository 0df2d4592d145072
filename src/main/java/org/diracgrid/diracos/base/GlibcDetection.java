package org.diracgrid.diracos.base;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Which glibc every host has that this base runs on, never newer than the evidence permits, as a
 * wheel that needs a newer one would fail there. In order:
 *
 * <ol>
 *   <li>the oldest of what the base was built for (its RPMs' distribution) and what it ships;
 *   <li>what its own Python needs: where that runs, the C library is at least as new;
 *   <li>the oldest that any DIRACOS supported: 2.12 of EL6 with Python 2, else 2.17 of EL7.
 * </ol>
 */
final class GlibcDetection {
  private static final int EL6 = 12;
  private static final int EL7 = 17;

  private GlibcDetection() {}

  /** The version, e.g. {@code 2.12}. */
  static String of(
      DiracosVersions versions, List<Clue> clues, BasePython python, Consumer<String> warnings) {
    OptionalInt builtFor =
        IntStream.concat(versions.glibcMinor().stream(), values(clues, Clue.Kind.GLIBC_SHIPPED))
            .min();
    if (builtFor.isPresent()) {
      return "2." + builtFor.getAsInt();
    }
    int oldest = python.major() == 2 ? EL6 : EL7;
    OptionalInt needed =
        values(clues.stream().filter(clue -> clue.of(python)).toList(), Clue.Kind.GLIBC_NEEDED)
            .max();
    if (needed.isPresent()) {
      return "2." + Math.max(needed.getAsInt(), oldest);
    }
    warnings.accept(
        "nothing in the base tells which C library it is made for; glibc 2.%d is assumed"
            .formatted(oldest));
    return "2." + oldest;
  }

  private static IntStream values(List<Clue> clues, Clue.Kind kind) {
    return clues.stream()
        .filter(clue -> clue.kind() == kind)
        .mapToInt(clue -> Integer.parseInt(clue.value()));
  }
}
