package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the proof that there is no solution into sentences, the conclusion last, and then hints
 * what to do about it. The argument is told as PubGrub tells it: a conclusion that is needed again
 * later has a number.
 */
final class Explanation {
  /** A proof of hundreds of steps helps nobody; its end says what clashes. */
  private static final int STEPS = 20;

  private final Wording wording;
  private final Hints hints;
  private final Map<Incompatibility, Integer> numbers = new HashMap<>();

  Explanation(Universe universe) {
    this.wording = new Wording(universe);
    this.hints = new Hints(universe);
  }

  /** The sentences for a proof. */
  List<String> of(Incompatibility proof) {
    List<Argument.Step> steps = new Argument(proof).steps();
    boolean several = Facts.lines(steps.stream().map(Argument.Step::facts)) > 1;
    List<String> sentences = new ArrayList<>();
    if (steps.isEmpty()) {
      hints.note(proof);
      sentences.add(wording.fact(proof) + ".");
    }
    int skipped = Math.max(0, steps.size() - STEPS);
    if (skipped > 0) {
      sentences.add("(The first %d steps of the argument are left out.)".formatted(skipped));
    }
    List<Argument.Step> told = steps.subList(skipped, steps.size());
    Set<Incompatibility> again = neededAgain(told);
    for (int i = 0; i < told.size(); i++) {
      Argument.Step step = told.get(i);
      String sentence = sentence(step, i > 0 ? told.get(i - 1).conclusion() : null, several);
      if (again.contains(step.conclusion())) {
        numbers.put(step.conclusion(), numbers.size() + 1);
        sentence = "(%d) %s".formatted(numbers.get(step.conclusion()), sentence);
      }
      sentences.add(sentence);
    }
    sentences.addAll(hints.sentences());
    return sentences;
  }

  /** Conclusions that another step than the next one rests on. */
  private static Set<Incompatibility> neededAgain(List<Argument.Step> steps) {
    Set<Incompatibility> found = new HashSet<>();
    Set<Incompatibility> told = new HashSet<>();
    Incompatibility last = null;
    for (Argument.Step step : steps) {
      for (Incompatibility earlier : step.earlier()) {
        if (earlier != last && told.contains(earlier)) {
          found.add(earlier);
        }
      }
      last = step.conclusion();
      told.add(last);
    }
    return found;
  }

  private String sentence(Argument.Step step, Incompatibility before, boolean several) {
    List<String> reasons = new ArrayList<>();
    boolean goesOn = false;
    for (Incompatibility earlier : step.earlier()) {
      if (earlier == before) {
        goesOn = true;
      } else {
        String number = numbers.containsKey(earlier) ? " (%d)".formatted(numbers.get(earlier)) : "";
        reasons.add(wording.conclusion(earlier) + number);
      }
    }
    step.facts().inOrder().forEach(hints::note);
    reasons.addAll(facts(step.facts()));
    String conclusion =
        !step.conclusion().isFailure()
            ? wording.conclusion(step.conclusion())
            : "the requirements cannot be met" + (several ? " together" : "");
    if (step.alike() > 0) {
      return "In the same way, by %d more steps, %s.".formatted(step.alike(), conclusion);
    }
    if (reasons.isEmpty()) {
      return "So %s.".formatted(conclusion);
    }
    return "%s %s, %s."
        .formatted(goesOn ? "And because" : "Because", Wording.list(reasons, "and"), conclusion);
  }

  /** A clause for each fact, and one for all candidates of one package that cannot be used. */
  private List<String> facts(Facts facts) {
    Map<Object, CandidateSet> unusable = new LinkedHashMap<>();
    for (Incompatibility fact : facts.inOrder()) {
      if (Facts.isUnusable(fact)) {
        Term term = fact.terms().get(0);
        unusable.merge(term.subject(), term.set(), CandidateSet::or);
      }
    }
    List<String> clauses = new ArrayList<>();
    for (Incompatibility fact : facts.inOrder()) {
      if (!Facts.isUnusable(fact)) {
        clauses.add(wording.fact(fact));
      } else {
        Identifier subject = fact.terms().get(0).subject();
        CandidateSet all = unusable.remove(subject);
        if (all != null) {
          clauses.add(wording.unusable(new Term(subject, all)));
        }
      }
    }
    return clauses;
  }
}
