package org.diracgrid.diracos.resolver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The search in the order in which pip goes about it, for where several sets of versions would do
 * it depends on nothing else which one is found. pip goes back without learning anything, so this
 * is given up after so many tries; {@link Solver} comes to an end on any graph.
 *
 * @see <a href="https://github.com/sarugaku/resolvelib">resolvelib, which pip uses</a>
 */
final class PipSearch {
  private final PipProvider provider;
  private final PipPreference preference;
  private final PipBackjump backjump;
  private final int limit;
  private final Deque<PipState> states = new ArrayDeque<>();
  private int tries;

  /**
   * Makes ready.
   *
   * @param limit how many candidates are tried, the same one at different times counted each time
   */
  PipSearch(Universe universe, int limit) {
    this.provider = new PipProvider(universe);
    this.preference = new PipPreference(provider.order());
    this.backjump = new PipBackjump(provider, states);
    this.limit = limit;
  }

  /**
   * The chosen candidate's index for every package that is needed, as {@link Solver#solve} gives
   * it; empty if pip would find none, or not soon.
   */
  Optional<Map<Identifier, Integer>> find() {
    PipState root = new PipState();
    for (PipRequirement asked : provider.asked()) {
      if (conflict(root.criteria(), asked, Optional.empty()).isPresent()) {
        return Optional.empty();
      }
    }
    states.push(root);
    states.push(root.copy());
    while (tries < limit) {
      PipState state = states.element();
      Set<PipIdentifier> unsatisfied = state.unsatisfied();
      if (unsatisfied.isEmpty()) {
        return Optional.of(chosen(state.pins()));
      }
      if (!step(state, unsatisfied)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Pins one candidate more, or goes back; tells whether there is a way on. */
  private boolean step(PipState state, Set<PipIdentifier> unsatisfied) {
    Set<PipIdentifier> satisfied = new HashSet<>(state.criteria().keySet());
    satisfied.removeAll(unsatisfied);
    List<PipInformation> causes = pin(preference.next(unsatisfied, state));
    if (!causes.isEmpty()) {
      return backjump.from(causes);
    }
    // Candidates that have to give way no longer ask for anything.
    satisfied.retainAll(state.unsatisfied());
    state.forget(satisfied);
    states.push(state.copy());
    return true;
  }

  /** Takes the first candidate that clashes with nothing; what all of them clash with if none. */
  private List<PipInformation> pin(PipIdentifier identifier) {
    PipState state = states.element();
    Set<PipInformation> causes = new LinkedHashSet<>();
    int[] candidates = state.criteria().get(identifier).candidates().indices().toArray();
    for (int index : candidates) {
      if (tries == limit) {
        return List.of();
      }
      tries++;
      if (!provider.isUsable(identifier, index)) {
        continue;
      }
      Map<PipIdentifier, PipCriterion> criteria = new HashMap<>(state.criteria());
      Map<PipIdentifier, PipCriterion> brought = new LinkedHashMap<>();
      Optional<PipCriterion> clash = Optional.empty();
      for (PipRequirement need : provider.needs(identifier, index)) {
        clash = conflict(criteria, need, Optional.of(identifier));
        if (clash.isPresent()) {
          break;
        }
        brought.put(need.identifier(), criteria.get(need.identifier()));
      }
      if (clash.isEmpty()) {
        state.pin(identifier, index, brought);
        return List.of();
      }
      causes.addAll(clash.get().information());
      provider.reject(identifier, index);
    }
    return List.copyOf(causes);
  }

  /** Adds what is asked for to what is known; gives the criterion that nothing meets any more. */
  private Optional<PipCriterion> conflict(
      Map<PipIdentifier, PipCriterion> criteria,
      PipRequirement asked,
      Optional<PipIdentifier> parent) {
    PipIdentifier identifier = asked.identifier();
    PipCriterion known = criteria.get(identifier);
    List<PipInformation> information = new ArrayList<>();
    CandidateSet incompatible;
    if (known == null) {
      incompatible = asked.satisfied().without(asked.satisfied());
    } else {
      information.addAll(known.information());
      incompatible = known.incompatible();
    }
    information.add(new PipInformation(asked, parent));
    CandidateSet candidates = provider.matches(identifier, information, criteria, incompatible);
    PipCriterion criterion = PipCriterion.of(candidates, information, incompatible);
    if (candidates.isEmpty()) {
      return Optional.of(criterion);
    }
    criteria.put(identifier, criterion);
    return Optional.empty();
  }

  /** The candidates taken that the user's requirements lead to; others were left behind. */
  private Map<Identifier, Integer> chosen(Map<PipIdentifier, Integer> pins) {
    Map<Identifier, Integer> found = new LinkedHashMap<>();
    found.put(new Identifier.Root(), 0);
    Deque<PipRequirement> open = new ArrayDeque<>(provider.asked());
    Set<PipIdentifier> seen = new HashSet<>();
    while (!open.isEmpty()) {
      PipIdentifier identifier = open.pop().identifier();
      if (identifier.project().isPresent() && seen.add(identifier)) {
        int index = pins.get(identifier);
        found.put(new Identifier.Project(identifier.project().get()), index);
        for (String extra : new TreeSet<>(identifier.extras())) {
          found.put(new Identifier.Extra(identifier.project().get(), extra), index);
        }
        provider.needs(identifier, index).forEach(open::push);
      }
    }
    return found;
  }
}
