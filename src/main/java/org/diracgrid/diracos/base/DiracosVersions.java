package org.diracgrid.diracos.base;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What DIRACOS writes about itself into {@code versions.txt}.
 *
 * @param version of DIRACOS, e.g. {@code v1r27}; empty if none is told
 * @param glibcMinor the minor version of the glibc 2 it is made for; empty if its RPMs do not tell
 */
record DiracosVersions(Optional<String> version, OptionalInt glibcMinor) {
  private static final Pattern FIRST_LINE = Pattern.compile("DIRACOS\\s+(\\S{1,200})(?:\\s.*)?");
  private static final Pattern GLIBC_RPM = Pattern.compile("glibc-2\\.(\\d{1,3})-\\S+\\.rpm");
  private static final Pattern RPM_DISTRIBUTION =
      Pattern.compile("\\S+\\.el(\\d{1,2})(?:[._]\\S*)?\\.rpm");

  /** Nothing known. */
  static final DiracosVersions NONE = new DiracosVersions(Optional.empty(), OptionalInt.empty());

  /** What is known here, completed by what is known there. */
  DiracosVersions and(DiracosVersions other) {
    return new DiracosVersions(
        version.or(other::version), glibcMinor.isPresent() ? glibcMinor : other.glibcMinor);
  }

  /** Of DIRACOS 2's {@code .diracos_version}, a bare version. */
  static DiracosVersions parseVersion(String text) {
    return new DiracosVersions(
        Optional.of(text.strip()).filter(version -> version.matches("\\S{1,200}")),
        OptionalInt.empty());
  }

  /** Of {@code versions.txt}. */
  static DiracosVersions parse(String text) {
    List<String> lines = text.lines().map(String::strip).toList();
    Optional<String> version =
        lines.stream()
            .findFirst()
            .map(FIRST_LINE::matcher)
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1));
    // Of a mixed list the oldest counts: the base is meant to run there.
    OptionalInt glibc =
        lines.stream().map(DiracosVersions::glibcMinor).flatMapToInt(OptionalInt::stream).min();
    return new DiracosVersions(version, glibc);
  }

  private static OptionalInt glibcMinor(String line) {
    Matcher glibc = GLIBC_RPM.matcher(line);
    if (glibc.matches()) {
      return OptionalInt.of(Integer.parseInt(glibc.group(1)));
    }
    Matcher rpm = RPM_DISTRIBUTION.matcher(line);
    return rpm.matches()
        ? glibcOfEnterpriseLinux(Integer.parseInt(rpm.group(1)))
        : OptionalInt.empty();
  }

  /** The C library each release of Enterprise Linux keeps for all its life. */
  private static OptionalInt glibcOfEnterpriseLinux(int release) {
    return switch (release) {
      case 5 -> OptionalInt.of(5);
      case 6 -> OptionalInt.of(12);
      case 7 -> OptionalInt.of(17);
      case 8 -> OptionalInt.of(28);
      case 9 -> OptionalInt.of(34);
      case 10 -> OptionalInt.of(39);
      default -> OptionalInt.empty();
    };
  }
}
