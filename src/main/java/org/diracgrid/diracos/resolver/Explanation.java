package org.diracgrid.diracos.resolver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diracgrid.diracos.python.ProjectName;

/** Turns the proof that there is no solution into sentences, the conclusion last. */
final class Explanation {
  /** A proof of hundreds of steps helps nobody; its end says what clashes. */
  private static final int STEPS = 20;

  private static final int PASSED_OVER = 10;

  private final Universe universe;
  private final Wording wording;
  private final Map<Incompatibility, Integer> numbers = new HashMap<>();
  private final Set<ProjectName> projects = new LinkedHashSet<>();
  private final Set<ProjectName> staying = new LinkedHashSet<>();

  Explanation(Universe universe) {
    this.universe = universe;
    this.wording = new Wording(universe);
  }

  /** The sentences for a proof. */
  List<String> of(Incompatibility proof) {
    List<Incompatibility> steps = stepsOf(proof);
    List<String> sentences = new ArrayList<>();
    if (steps.isEmpty()) {
      note(proof);
      sentences.add(wording.clause(proof) + ".");
    }
    int skipped = Math.max(0, steps.size() - STEPS);
    if (skipped > 0) {
      sentences.add("(The first %d steps of the argument are left out.)".formatted(skipped));
    }
    for (int i = 0; i < steps.size(); i++) {
      if (i >= skipped) {
        sentences.add(step(steps, i, skipped, proof));
      }
      numbers.put(steps.get(i), i);
    }
    sentences.addAll(notes());
    return sentences;
  }

  /** The derived incompatibilities of a proof, each behind those it follows from. */
  private static List<Incompatibility> stepsOf(Incompatibility proof) {
    List<Incompatibility> steps = new ArrayList<>();
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
          steps.add(current);
        }
      }
    }
    return steps;
  }

  private String step(List<Incompatibility> steps, int at, int skipped, Incompatibility proof) {
    Incompatibility current = steps.get(at);
    Cause.Derived derived = (Cause.Derived) current.cause();
    List<String> reasons = new ArrayList<>();
    boolean goesOn = false;
    for (Incompatibility reason : List.of(derived.first(), derived.second())) {
      Integer number = numbers.get(reason);
      if (number != null && number == at - 1 && number >= skipped) {
        goesOn = true;
      } else if (number != null) {
        reasons.add("as shown, " + wording.clause(reason));
      } else {
        note(reason);
        reasons.add(wording.clause(reason));
      }
    }
    String conclusion = wording.clause(current);
    if (reasons.isEmpty()) {
      return "So " + conclusion + ".";
    }
    String because = String.join(", and ", reasons);
    String so = current == proof ? "so " : "";
    return "%s %s, %s%s.".formatted(goesOn ? "And since" : "Since", because, so, conclusion);
  }

  private void note(Incompatibility external) {
    external.terms().forEach(term -> Universe.name(term.subject()).ifPresent(projects::add));
    if (external.cause() instanceof Cause.Needs needs) {
      projects.add(needs.dependency().name());
      // Who needs it is no part of the argument if it is there in any case.
      needs
          .dependency()
          .demand()
          .by()
          .filter(by -> external.about(new Identifier.Project(by)).isEmpty())
          .filter(universe::isReplaceable)
          .ifPresent(staying::add);
    }
  }

  /** What was passed over of the projects that the proof speaks of. */
  private List<String> notes() {
    List<String> found = new ArrayList<>();
    for (ProjectName name : staying) {
      found.add(
          "%s stays as the base has it, as nothing asks for it; ask for it too, and another version of it may be taken."
              .formatted(name));
    }
    for (ProjectName name : projects) {
      ProjectCandidates candidates = universe.of(name);
      if (candidates.size() == 0 && candidates.passedOver().isEmpty()) {
        found.add(
            candidates.searched().isEmpty()
                ? "No index was asked for %s: there is none.".formatted(name)
                : "%s was looked for on %s."
                    .formatted(name, String.join(", ", candidates.searched())));
      } else if (!candidates.passedOver().isEmpty()) {
        found.add(passedOver(name, candidates.passedOver()));
      }
    }
    return found;
  }

  private static String passedOver(ProjectName name, List<PassedOver> files) {
    StringBuilder text = new StringBuilder("Of %s were passed over:".formatted(name));
    for (PassedOver file : files.subList(0, Math.min(PASSED_OVER, files.size()))) {
      text.append("\n  %s, which %s".formatted(file.what(), file.reason()));
    }
    if (files.size() > PASSED_OVER) {
      text.append("\n  and %d more".formatted(files.size() - PASSED_OVER));
    }
    return text.toString();
  }
}
