package org.diracgrid.diracos.resolver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Goes back from a dead end (resolvelib's {@code _backjump}): at first right to the last candidate
 * that asked for something the dead end is about; if that leads to nothing, once more from where it
 * first left out a step that way, and step by step.
 */
final class PipBackjump {
  private final PipProvider provider;
  private final Deque<PipState> states;
  private boolean optimistic = true;
  private Optional<Deque<PipState>> saved = Optional.empty();

  /** Works on these states, the last one first. */
  PipBackjump(PipProvider provider, Deque<PipState> states) {
    this.provider = provider;
    this.states = states;
  }

  /** Goes back to where another candidate may be tried; tells whether there is such a place. */
  boolean from(List<PipInformation> causes) {
    if (goBack(causes)) {
      states.element().blame(causes);
      return true;
    }
    if (!optimistic || saved.isEmpty()) {
      return false;
    }
    optimistic = false;
    states.clear();
    states.addAll(saved.get());
    return true;
  }

  private boolean goBack(List<PipInformation> causes) {
    Set<PipIdentifier> blamed = new HashSet<>();
    causes.forEach(cause -> cause.identifiers().forEach(blamed::add));
    while (states.size() >= 3) {
      states.pop();
      Optional<PipState> broken = Optional.empty();
      Map.Entry<PipIdentifier, Integer> pin = null;
      while (broken.isEmpty()) {
        PipState state = states.pop();
        Optional<Map.Entry<PipIdentifier, Integer>> last = state.unpin();
        if (last.isEmpty()) {
          return false;
        }
        pin = last.get();
        if (isPlace(pin, state, blamed)) {
          broken = Optional.of(state);
        } else if (states.size() <= 1) {
          return false;
        }
      }
      states.push(states.element().copy());
      if (remembers(broken.get(), pin)) {
        return true;
      }
    }
    return false;
  }

  /** Whether another candidate is to be tried instead of this one. */
  private boolean isPlace(
      Map.Entry<PipIdentifier, Integer> pin, PipState state, Set<PipIdentifier> blamed) {
    if (!blamed.contains(pin.getKey())) {
      if (!optimistic) {
        return true;
      }
      if (saved.isEmpty()) {
        saved = Optional.of(copies());
      }
    }
    return state.pins().isEmpty()
        || provider.needs(pin.getKey(), pin.getValue()).stream()
            .map(PipRequirement::identifier)
            .anyMatch(blamed::contains);
  }

  private Deque<PipState> copies() {
    Deque<PipState> copies = new ArrayDeque<>();
    states.forEach(state -> copies.add(state.copy()));
    return copies;
  }

  /**
   * Keeps what was found out after the state gone back to; tells whether that still leaves a way.
   */
  private boolean remembers(PipState broken, Map.Entry<PipIdentifier, Integer> pin) {
    provider.reject(pin.getKey(), pin.getValue());
    Map<PipIdentifier, CandidateSet> incompatible = new HashMap<>();
    broken
        .criteria()
        .forEach((identifier, known) -> incompatible.put(identifier, known.incompatible()));
    incompatible.merge(
        pin.getKey(),
        CandidateSet.only(provider.sizeOf(pin.getKey()), pin.getValue()),
        CandidateSet::or);
    Map<PipIdentifier, PipCriterion> criteria = states.element().criteria();
    for (Map.Entry<PipIdentifier, CandidateSet> one : incompatible.entrySet()) {
      PipCriterion criterion = criteria.get(one.getKey());
      if (criterion == null || one.getValue().isEmpty()) {
        continue;
      }
      CandidateSet all = one.getValue().or(criterion.incompatible());
      CandidateSet left = provider.matches(one.getKey(), criterion.information(), criteria, all);
      if (left.isEmpty()) {
        return false;
      }
      criteria.put(one.getKey(), PipCriterion.of(left, criterion.information(), all));
    }
    return true;
  }
}
