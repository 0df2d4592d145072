package org.diracgrid.diracos.resolver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.python.InvalidMarkerException;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.requirements.RequirementEntry;
import org.diracgrid.diracos.requirements.RequirementSet;

/** Finds what has changed since a lock was made. */
public final class LockDifferences {
  private final LockFile lock;
  private final LockPlace place;
  private final List<String> found = new ArrayList<>();

  private LockDifferences(LockFile lock, LockPlace place) {
    this.lock = lock;
    this.place = place;
  }

  /**
   * The changes, a sentence without full stop each; none if the lock still holds.
   *
   * @param installed what the base has
   */
  public static List<String> find(
      LockFile lock,
      LockPlace place,
      RequirementSet requirements,
      TargetEnvironment target,
      List<InstalledDistribution> installed) {
    LockDifferences differences = new LockDifferences(lock, place);
    lock.inputs()
        .ifPresentOrElse(
            inputs -> {
              differences.lines(inputs.requirements(), requirements.requirements());
              differences.lines(inputs.constraints(), requirements.constraints());
              differences.options(inputs.options(), FormatOptions.of(requirements.settings()));
              differences.target(inputs.target(), LockedTarget.of(target));
              differences.base(inputs, installed);
            },
            () -> differences.environment(target));
    return List.copyOf(differences.found);
  }

  private void lines(List<LockedLine> locked, List<RequirementEntry> current) {
    List<LockedLine> before =
        locked.stream()
            .map(it -> new LockedLine(place.shownSource(it.source()), it.line(), it.text()))
            .toList();
    List<LockedLine> now =
        current.stream()
            .map(it -> new LockedLine(it.origin().source(), it.origin().line(), it.text()))
            .toList();
    found.addAll(LineDifferences.find(before, now));
  }

  private void options(List<String> locked, List<String> current) {
    current.stream()
        .filter(option -> !locked.contains(option))
        .forEach(option -> found.add("the lock was made without %s".formatted(option)));
    locked.stream()
        .filter(option -> !current.contains(option))
        .forEach(option -> found.add("the lock was made with %s".formatted(option)));
  }

  private void target(LockedTarget locked, LockedTarget current) {
    compare("Python", locked.python(), current.python());
    compare("ABI", locked.abi(), current.abi());
    compare("glibc", locked.glibc(), current.glibc());
    compare("machine", locked.machine(), current.machine());
  }

  private void compare(String what, String locked, String current) {
    if (!locked.equals(current)) {
      found.add(
          "the base's %s is '%s', the lock was made for '%s'".formatted(what, current, locked));
    }
  }

  private void base(LockInputs inputs, List<InstalledDistribution> installed) {
    Map<ProjectName, InstalledDistribution> current = new LinkedHashMap<>();
    installed.forEach(it -> current.put(it.name(), it));
    inputs
        .base()
        .forEach(
            (name, version) -> {
              InstalledDistribution now = current.get(name);
              if (now == null) {
                found.add(
                    "the base no longer has %s, the lock was made on one with %s %s"
                        .formatted(name, name, version));
              } else if (!now.version().equals(version)) {
                found.add(
                    "the base has %s %s, the lock was made on one with %s %s"
                        .formatted(name, now.version(), name, version));
              }
            });
    for (LockedPackage locked : lock.packages()) {
      InstalledDistribution now = current.get(locked.name());
      if (now != null && !inputs.base().containsKey(locked.name())) {
        found.add(
            "the base has %s %s by now, the lock was made on one without it"
                .formatted(locked.name(), now.version()));
      }
    }
  }

  private void environment(TargetEnvironment target) {
    if (!lock.environments().isEmpty()
        && lock.environments().stream().noneMatch(marker -> holds(marker, target))) {
      found.add(
          "the lock is for %s, which the base's Python is not"
              .formatted(
                  String.join(
                      " or ", lock.environments().stream().map(Marker::toString).toList())));
    }
    Optional<String> wrong =
        lock.requiresPython()
            .filter(python -> !python.contains(target.python(), PreReleasePolicy.ALLOW))
            .map(Object::toString);
    wrong.ifPresent(
        python ->
            found.add(
                "the lock is for Python %s, the base has %s".formatted(python, target.python())));
  }

  private boolean holds(Marker marker, TargetEnvironment target) {
    try {
      return marker.holds(target.markers(), Set.of());
    } catch (InvalidMarkerException e) {
      throw new InvalidLockException(
          place.shown(), "the lock has wrong 'environments': " + e.getMessage(), e);
    }
  }
}
