package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which lines of requirements changed. A line that only moved, since a comment came before
 * it, did not.
 */
final class LineDifferences {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private LineDifferences() {}

  /** The changes, a sentence without full stop each. */
  static List<String> find(List<LockedLine> before, List<LockedLine> now) {
    List<LockedLine> gone = new ArrayList<>(before);
    List<LockedLine> come = new ArrayList<>();
    for (LockedLine line : now) {
      if (!take(line, gone, (one, other) -> one.text().equals(other.text())).isPresent()) {
        come.add(line);
      }
    }
    List<String> found = new ArrayList<>();
    for (LockedLine line : come) {
      Optional<LockedLine> old =
          take(line, gone, (one, other) -> name(one).equals(name(other)))
              .or(() -> take(line, gone, LineDifferences::sameLine));
      found.add(
          old.map(
                  o ->
                      "%s now says '%s', the lock was made for '%s'"
                          .formatted(place(line), line.text(), o.text()))
              .orElseGet(
                  () ->
                      "%s says '%s', which the lock was not made for"
                          .formatted(place(line), line.text())));
    }
    gone.forEach(
        line ->
            found.add(
                "%s no longer says '%s', which the lock was made for"
                    .formatted(place(line), line.text())));
    return found;
  }

  private static Optional<LockedLine> take(
      LockedLine line, List<LockedLine> from, BiPredicate<LockedLine, LockedLine> match) {
    Optional<LockedLine> partner = from.stream().filter(old -> match.test(line, old)).findFirst();
    partner.ifPresent(from::remove);
    return partner;
  }

  private static boolean sameLine(LockedLine one, LockedLine other) {
    return one.line() == other.line() && one.source().equals(other.source());
  }

  /**
   * What stands where a project's name does; of a URL or path it is no name, but tells it apart.
   */
  private static String name(LockedLine line) {
    Matcher name = NAME.matcher(line.text());
    return name.lookingAt()
        ? name.group().toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-")
        : line.text();
  }

  private static String place(LockedLine line) {
    return line.source() + ":" + line.line();
  }
}
