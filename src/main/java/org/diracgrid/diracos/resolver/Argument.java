package org.diracgrid.diracos.resolver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A proof as an argument that people can follow: steps in the order to read them, the conclusion
 * last. Where what a step comes to goes without saying, it is one with the next.
 */
final class Argument {
  /** So many facts can be taken in at once, however they belong together. */
  private static final int AT_ONCE = 4;

  /** And so many if each leads to the next. */
  private static final int IN_A_CHAIN = 12;

  /** More steps of one kind are tiring. */
  private static final int ALIKE = 4;

  private final Map<Incompatibility, Integer> uses = new HashMap<>();
  private final Map<Incompatibility, Step> steps = new LinkedHashMap<>();

  /**
   * One step.
   *
   * @param facts what somebody asks for or the search found
   * @param earlier conclusions of other steps
   * @param conclusion what follows from both
   * @param alike how many steps of the kind of the one before it stands for; 0 for a step in full
   */
  record Step(Facts facts, List<Incompatibility> earlier, Incompatibility conclusion, int alike) {
    Step(Facts facts, List<Incompatibility> earlier, Incompatibility conclusion) {
      this(facts, earlier, conclusion, 0);
    }

    /** What it concludes on, whichever candidates that means. */
    private Set<Term> kind() {
      Set<Term> kind = new HashSet<>();
      for (Term term : conclusion.terms()) {
        CandidateSet none = CandidateSet.anything(0);
        kind.add(new Term(term.subject(), term.set().holdsAbsence() ? none : none.complement()));
      }
      return kind;
    }
  }

  /** Puts a proof into order. */
  Argument(Incompatibility proof) {
    List<Incompatibility> derived = derived(proof);
    derived.stream()
        .flatMap(Argument::reasons)
        .forEach(reason -> uses.merge(reason, 1, Integer::sum));
    boolean atOnce = isOneLine(derived) && facts(derived.stream()).count() <= AT_ONCE;
    for (Incompatibility conclusion : derived) {
      Facts facts = facts(Stream.of(conclusion));
      List<Incompatibility> earlier = reasons(conclusion).filter(Argument::isDerived).toList();
      Step step = new Step(facts, earlier, conclusion);
      if (earlier.size() == 1 && uses.get(earlier.get(0)) == 1) {
        Step before = steps.get(earlier.get(0));
        if (atOnce || goesWithoutSaying(before, facts)) {
          steps.remove(before.conclusion());
          step = new Step(before.facts().and(facts), before.earlier(), conclusion);
        }
      }
      steps.put(conclusion, step);
    }
  }

  /** The steps; none if the proof is a single fact. */
  List<Step> steps() {
    List<Step> told = new ArrayList<>();
    List<Step> run = new ArrayList<>();
    for (Step step : steps.values()) {
      if (!run.isEmpty() && !isAlike(run.get(run.size() - 1), step)) {
        tell(run, told);
      }
      run.add(step);
    }
    tell(run, told);
    return told;
  }

  /** Whether a step goes on from another, and only says the same of more candidates. */
  private boolean isAlike(Step before, Step step) {
    return step.earlier().equals(List.of(before.conclusion()))
        && uses.get(before.conclusion()) == 1
        && step.kind().equals(before.kind());
  }

  /** A long run of steps of one kind is told by its first and by what it comes to. */
  private static void tell(List<Step> run, List<Step> told) {
    if (run.size() <= ALIKE) {
      told.addAll(run);
    } else {
      Step first = run.get(0);
      Step last = run.get(run.size() - 1);
      told.add(first);
      told.add(
          new Step(
              new Facts(List.of()),
              List.of(first.conclusion()),
              last.conclusion(),
              run.size() - 1));
    }
    run.clear();
  }

  private static boolean isDerived(Incompatibility incompatibility) {
    return incompatibility.cause() instanceof Cause.Derived;
  }

  private static Stream<Incompatibility> reasons(Incompatibility derived) {
    Cause.Derived cause = (Cause.Derived) derived.cause();
    return Stream.of(cause.first(), cause.second());
  }

  private static Facts facts(Stream<Incompatibility> derived) {
    return new Facts(derived.flatMap(Argument::reasons).filter(it -> !isDerived(it)).toList());
  }

  private static boolean isOneLine(List<Incompatibility> derived) {
    return derived.stream().noneMatch(each -> reasons(each).allMatch(Argument::isDerived));
  }

  /** Whether facts can join a step without a word of what the step alone comes to. */
  private static boolean goesWithoutSaying(Step step, Facts more) {
    Facts all = step.facts().and(more);
    return all.count() == step.facts().count()
        || (all.count() <= IN_A_CHAIN && all.isChain())
        || (!step.earlier().isEmpty() && all.isUsers());
  }

  /** The derived incompatibilities of a proof, each behind those it follows from. */
  private static List<Incompatibility> derived(Incompatibility proof) {
    List<Incompatibility> found = new ArrayList<>();
    Map<Incompatibility, Boolean> seen = new HashMap<>();
    Deque<Incompatibility> open = new ArrayDeque<>(List.of(proof));
    // Not recursive: a proof may be thousands of steps deep.
    while (!open.isEmpty()) {
      Incompatibility current = open.peek();
      if (!(current.cause() instanceof Cause.Derived derived)) {
        open.pop();
      } else if (seen.putIfAbsent(current, false) == null) {
        open.push(derived.second());
        open.push(derived.first());
      } else {
        open.pop();
        if (Boolean.FALSE.equals(seen.put(current, true))) {
          found.add(current);
        }
      }
    }
    return found;
  }
}
