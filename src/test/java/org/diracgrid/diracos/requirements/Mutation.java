package org.diracgrid.diracos.requirements;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A slip of the pen, or an attack.
 *
 * @param at where, as a thousandth of the text's length
 * @param length how many characters go
 * @param with what comes in their place
 */
record Mutation(int at, int length, String with) {
  static Arbitrary<Mutation> any(String... words) {
    Arbitrary<String> word =
        Arbitraries.oneOf(
            Arbitraries.of(words),
            Arbitraries.strings().all().ofMaxLength(3),
            Arbitraries.just(""));
    return Combinators.combine(
            Arbitraries.integers().between(0, 1000), Arbitraries.integers().between(0, 4), word)
        .as(Mutation::new);
  }

  /** Some texts with some mutations each, often none. */
  static Arbitrary<String> mutated(Arbitrary<String> texts, Arbitrary<Mutation> mutations) {
    return Combinators.combine(texts, mutations.list().ofMaxSize(3))
        .as(
            (text, all) -> {
              String result = text;
              for (Mutation mutation : all) {
                result = mutation.apply(result);
              }
              return result;
            });
  }

  private String apply(String text) {
    int begin = text.length() * at / 1000;
    return text.substring(0, begin)
        + with
        + text.substring(Math.min(text.length(), begin + length));
  }
}
