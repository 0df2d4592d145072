package org.diracgrid.diracos.resolver;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One step of the search (resolvelib's {@code State}), which may be changed until the next one is
 * made from it.
 */
final class PipState {
  /** In the order taken. */
  private final Map<PipIdentifier, Integer> pins;

  private final Map<PipIdentifier, PipCriterion> criteria;
  private List<PipInformation> causes;

  PipState() {
    this(new LinkedHashMap<>(), new LinkedHashMap<>(), List.of());
  }

  private PipState(
      Map<PipIdentifier, Integer> pins,
      Map<PipIdentifier, PipCriterion> criteria,
      List<PipInformation> causes) {
    this.pins = pins;
    this.criteria = criteria;
    this.causes = causes;
  }

  PipState copy() {
    return new PipState(new LinkedHashMap<>(pins), new LinkedHashMap<>(criteria), causes);
  }

  /** The candidates taken, by index, the last taken last. */
  Map<PipIdentifier, Integer> pins() {
    return pins;
  }

  /** What is known of everything asked for. */
  Map<PipIdentifier, PipCriterion> criteria() {
    return criteria;
  }

  /** What led to the last dead end. */
  List<PipInformation> causes() {
    return causes;
  }

  void blame(List<PipInformation> those) {
    causes = List.copyOf(those);
  }

  /** Takes a candidate, with all that it brings. */
  void pin(PipIdentifier identifier, int index, Map<PipIdentifier, PipCriterion> brought) {
    criteria.putAll(brought);
    pins.remove(identifier);
    pins.put(identifier, index);
  }

  /** Takes back the last candidate taken; empty if there is none. */
  Optional<Map.Entry<PipIdentifier, Integer>> unpin() {
    Optional<Map.Entry<PipIdentifier, Integer>> last = Optional.empty();
    for (Map.Entry<PipIdentifier, Integer> pin : pins.entrySet()) {
      last = Optional.of(Map.entry(pin.getKey(), pin.getValue()));
    }
    last.ifPresent(pin -> pins.remove(pin.getKey()));
    return last;
  }

  /** What is asked for and not met by a candidate taken. */
  Set<PipIdentifier> unsatisfied() {
    Set<PipIdentifier> found = new HashSet<>();
    criteria.forEach(
        (identifier, criterion) -> {
          Integer pin = pins.get(identifier);
          if (pin == null || !criterion.satisfying().contains(pin)) {
            found.add(identifier);
          }
        });
    return found;
  }

  /** Forgets what some asked for. */
  void forget(Set<PipIdentifier> parents) {
    if (!parents.isEmpty()) {
      criteria.replaceAll(
          (identifier, criterion) ->
              criterion.without(one -> one.parent().filter(parents::contains).isPresent()));
    }
  }
}
