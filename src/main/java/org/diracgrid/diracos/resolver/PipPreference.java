package org.diracgrid.diracos.resolver;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What to pin next ({@code PipProvider.narrow_requirement_selection} and {@code get_preference}):
 * the Python, what the last dead end was about, what is often about dead ends, direct references,
 * pins, upper bounds, the user's order, bounds of any kind, the name.
 */
final class PipPreference {
  /** pip's {@code _CONFLICT_PRIORITY_THRESHOLD}. */
  private static final int CONFLICTS = 5;

  private final Map<PipIdentifier, Integer> order = new HashMap<>();
  private final Map<PipIdentifier, Integer> conflicts = new HashMap<>();
  private final Set<PipIdentifier> promoted = new HashSet<>();

  /** Takes the user's order: what each line asks for first. */
  PipPreference(List<PipIdentifier> asked) {
    asked.forEach(identifier -> order.putIfAbsent(identifier, order.size()));
  }

  /** The one to pin next. */
  PipIdentifier next(Set<PipIdentifier> unsatisfied, PipState state) {
    if (unsatisfied.size() == 1) {
      // pip does not count conflicts where there is no choice.
      return unsatisfied.iterator().next();
    }
    return narrowed(unsatisfied, state).stream()
        .min(
            Comparator.comparing((PipIdentifier it) -> !promoted.contains(it))
                .thenComparing(it -> !asks(state, it, PipRequirement::isExplicit))
                .thenComparing(it -> !asks(state, it, PipRequirement::pins))
                .thenComparing(it -> !asks(state, it, PipRequirement::boundsAbove))
                .thenComparing(it -> order.getOrDefault(it, Integer.MAX_VALUE))
                .thenComparing(it -> !asks(state, it, PipRequirement::isBound))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  private static boolean asks(
      PipState state, PipIdentifier identifier, Predicate<PipRequirement> property) {
    return state.criteria().get(identifier).any(property);
  }

  private Collection<PipIdentifier> narrowed(Set<PipIdentifier> unsatisfied, PipState state) {
    Set<PipIdentifier> blamed = new HashSet<>();
    state.causes().stream()
        .flatMap(PipInformation::identifiers)
        .forEach(
            identifier -> {
              blamed.add(identifier);
              if (!state.pins().containsKey(identifier)
                  && conflicts.merge(identifier, 1, Integer::sum) >= CONFLICTS) {
                promoted.add(identifier);
              }
            });
    if (unsatisfied.contains(PipIdentifier.PYTHON)) {
      return List.of(PipIdentifier.PYTHON);
    }
    List<PipIdentifier> causes = unsatisfied.stream().filter(blamed::contains).toList();
    if (!causes.isEmpty()) {
      return causes;
    }
    List<PipIdentifier> often = unsatisfied.stream().filter(promoted::contains).toList();
    return often.isEmpty() ? unsatisfied : often;
  }
}
