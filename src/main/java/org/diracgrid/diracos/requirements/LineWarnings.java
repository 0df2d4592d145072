package org.diracgrid.diracos.requirements;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.diracgrid.diracos.requirements.ParsedLine.Given;

/** What may surprise in requirements files, each said once. */
final class LineWarnings {
  private final Set<String> sentences = new LinkedHashSet<>();

  /** Notes a sentence about a word of a line, which may hold credentials. */
  void add(LogicalLine line, Origin origin, String sentence, String word) {
    sentences.add(Masking.mask(origin + ": ") + sentence.formatted(line.conceal(word)));
  }

  /** Notes options that do nothing where they stand. */
  void unused(ParsedLine line, Predicate<Given> unused) {
    line.options().stream()
        .filter(unused)
        .filter(given -> !given.option().countsAnywhere())
        .forEach(
            given ->
                add(
                    line.line(),
                    given.origin(),
                    "%s has no effect on this line",
                    given.option().label()));
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
