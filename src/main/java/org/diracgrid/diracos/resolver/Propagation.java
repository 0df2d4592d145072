package org.diracgrid.diracos.resolver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What never holds together, and what follows from it: derives what a decision forces (unit
 * propagation), and learns from every conflict an incompatibility that leads back past its cause.
 */
final class Propagation {
  private final PartialSolution solution;
  private final Map<Identifier, List<Mention>> mentions = new HashMap<>();

  /** Incompatibilities nobody has judged yet. */
  private final Deque<Incompatibility> fresh = new ArrayDeque<>();

  /** Packages of which more is known than when their incompatibilities were judged. */
  private final Set<Identifier> changed = new LinkedHashSet<>();

  /** What was added above the first level, which alone is never undone. */
  private final Deque<Addition> additions = new ArrayDeque<>();

  /** An incompatibility as one of its packages sees it. */
  private record Mention(Incompatibility incompatibility, Term own) {}

  /** An incompatibility that was judged with what was known at a level. */
  private record Addition(Incompatibility incompatibility, int level) {}

  Propagation(PartialSolution solution) {
    this.solution = solution;
  }

  /** Brings in what holds from now on. */
  Incompatibility add(Incompatibility incompatibility) {
    for (Term term : incompatibility.terms()) {
      mentions
          .computeIfAbsent(term.subject(), p -> new ArrayList<>())
          .add(new Mention(incompatibility, term));
    }
    fresh.addLast(incompatibility);
    additions.addLast(new Addition(incompatibility, solution.level()));
    return incompatibility;
  }

  /** Forgets what another incompatibility says as well. */
  void remove(Incompatibility incompatibility) {
    for (Term term : incompatibility.terms()) {
      mentions
          .get(term.subject())
          .removeIf(mention -> mention.incompatibility() == incompatibility);
    }
  }

  /**
   * Follows what a decision on a package and all that was added lead to, until nothing is new.
   *
   * @throws UnsolvableException with the proof if they lead to a contradiction
   */
  void follow(Identifier decided) {
    changed.add(decided);
    while (!fresh.isEmpty() || !changed.isEmpty()) {
      Optional<Incompatibility> conflict = fresh.isEmpty() ? judgeChanged() : judgeFresh();
      if (conflict.isPresent()) {
        Incompatibility learned = resolve(conflict.get());
        changed.clear();
        derive(standing(learned).open().orElseThrow(), learned);
      }
    }
  }

  private Optional<Incompatibility> judgeFresh() {
    Incompatibility newest = fresh.removeLast();
    return judge(newest).kind() == Kind.CONFLICT ? Optional.of(newest) : Optional.empty();
  }

  /** Judges what a package takes part in; gives the incompatibility that has come about, if any. */
  private Optional<Incompatibility> judgeChanged() {
    Identifier subject = changed.iterator().next();
    changed.remove(subject);
    CandidateSet known = solution.known(subject);
    List<Mention> about = mentions.getOrDefault(subject, List.of());
    // The newest first: what was learned last says most.
    for (int i = about.size() - 1; i >= 0; i--) {
      Mention mention = about.get(i);
      // Where the package's own term is open still, nothing can have come of its change.
      if (known.isSubsetOf(mention.own().set())) {
        Standing standing = judge(mention.incompatibility());
        if (standing.kind() == Kind.CONFLICT) {
          return Optional.of(mention.incompatibility());
        }
        if (standing.kind() == Kind.NEVER) {
          about.remove(i);
        }
      }
    }
    return Optional.empty();
  }

  /** Derives what an incompatibility forces. */
  private Standing judge(Incompatibility incompatibility) {
    Standing standing = standing(incompatibility);
    standing.open().ifPresent(open -> derive(open, incompatibility));
    return standing;
  }

  private void derive(Term open, Incompatibility cause) {
    solution.derive(open.inverse(), cause);
    changed.add(open.subject());
  }

  /** How far an incompatibility has come about. */
  private enum Kind {
    /** All its terms hold. */
    CONFLICT,
    /** All but one. */
    FORCING,
    /** Two terms are open, or one cannot hold until something is undone. */
    OPEN,
    /** One can no longer hold, whatever is undone. */
    NEVER
  }

  /**
   * How an incompatibility stands.
   *
   * @param open the only term that does not hold yet, if it forces something
   */
  private record Standing(Kind kind, Optional<Term> open) {
    private static final Standing CONFLICT = new Standing(Kind.CONFLICT, Optional.empty());
    private static final Standing OPEN = new Standing(Kind.OPEN, Optional.empty());
    private static final Standing NEVER = new Standing(Kind.NEVER, Optional.empty());
  }

  private Standing standing(Incompatibility incompatibility) {
    Optional<Term> open = Optional.empty();
    for (Term term : incompatibility.terms()) {
      CandidateSet known = solution.known(term.subject());
      if (known.isSubsetOf(term.set())) {
        continue;
      }
      if (!known.intersects(term.set())) {
        return solution.surelyKnown(term.subject()).intersects(term.set())
            ? Standing.OPEN
            : Standing.NEVER;
      }
      if (open.isPresent()) {
        return Standing.OPEN;
      }
      open = Optional.of(term);
    }
    return open.isEmpty() ? Standing.CONFLICT : new Standing(Kind.FORCING, open);
  }

  /** Finds the root cause of a conflict, and goes back to where that still leaves a way. */
  private Incompatibility resolve(Incompatibility conflict) {
    Incompatibility current = conflict;
    while (!current.isFailure()) {
      solution.doubt(current);
      Conflict cut = Conflict.of(current, solution);
      if (cut.goesBack()) {
        backtrack(cut.previousLevel());
        if (current != conflict) {
          add(current);
        }
        return current;
      }
      current = cut.explained();
    }
    throw new UnsolvableException(current);
  }

  /** Takes back every step above a level. */
  void backtrack(int level) {
    solution.backtrack(level);
    List<Incompatibility> again = new ArrayList<>();
    while (!additions.isEmpty() && additions.peekLast().level() > level) {
      again.add(additions.removeLast().incompatibility());
    }
    // What they forced may have been undone, although what forced it still stands.
    for (int i = again.size() - 1; i >= 0; i--) {
      fresh.addLast(again.get(i));
      if (level > 1) {
        additions.addLast(new Addition(again.get(i), level));
      }
    }
  }
}
