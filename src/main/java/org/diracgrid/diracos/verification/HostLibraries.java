package org.diracgrid.diracos.verification;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diracgrid.diracos.python.Version;

/** What manylinux lets a wheel expect of every host with a certain glibc. */
final class HostLibraries {
  /** The libraries of PEP 513, 571 and 599, and those that auditwheel's policies added since. */
  private static final Set<String> NAMES =
      Set.of(
          "libgcc_s.so.1",
          "libstdc++.so.6",
          "libatomic.so.1",
          "libm.so.6",
          "libanl.so.1",
          "libdl.so.2",
          "librt.so.1",
          "libc.so.6",
          "libnsl.so.1",
          "libutil.so.1",
          "libpthread.so.0",
          "libresolv.so.2",
          "libX11.so.6",
          "libXext.so.6",
          "libXrender.so.1",
          "libICE.so.6",
          "libSM.so.6",
          "libGL.so.1",
          "libgobject-2.0.so.0",
          "libgthread-2.0.so.0",
          "libglib-2.0.so.0",
          "libexpat.so.1",
          "libz.so.1");

  /** The dynamic linker itself, whatever the machine. */
  private static final Pattern LINKER = Pattern.compile("ld(-linux[a-z0-9_-]*|64)\\.so\\.[12]");

  private static final Pattern NUMBERED =
      Pattern.compile("(GLIBC|GLIBCXX|CXXABI)_(\\d{1,9}(?:\\.\\d{1,9}){0,5})");

  private static final Version EL7 = Version.parse("2.17");

  /** Since when a glibc has a library of vector mathematics of its own. */
  private static final Version WITH_VECTORS = Version.parse("2.22");

  private final Version glibc;
  private final Set<String> expected;

  /**
   * Of hosts with this glibc.
   *
   * @param glibc e.g. {@code 2.12}
   * @param expected libraries they have besides
   */
  HostLibraries(String glibc, Set<String> expected) {
    this.expected = Set.copyOf(expected);
    this.glibc = Version.parse(glibc);
  }

  /** Whether every host has a library of this name. */
  boolean have(String library) {
    return NAMES.contains(library)
        || (library.equals("libmvec.so.1") && glibc.compareTo(WITH_VECTORS) >= 0)
        || expected.contains(library)
        || LINKER.matcher(library).matches();
  }

  /**
   * The newest version of its family that a host has, if that is older than a symbol version, e.g.
   * {@code GLIBC_2.12} for {@code GLIBC_2.17}; empty if hosts have the symbol version or nobody can
   * tell.
   */
  Optional<String> olderThan(String symbolVersion) {
    Matcher matcher = NUMBERED.matcher(symbolVersion);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String family = matcher.group(1);
    Version wanted = Version.parse(matcher.group(2));
    return newest(family).filter(it -> it.compareTo(wanted) < 0).map(it -> family + "_" + it);
  }

  /** Of the C++ library beside that glibc, PEP 571 and PEP 599 tell. */
  private Optional<Version> newest(String family) {
    if (family.equals("GLIBC")) {
      return Optional.of(glibc);
    }
    if (glibc.compareTo(EL7) > 0) {
      return Optional.empty();
    }
    boolean old = glibc.compareTo(EL7) < 0;
    return Optional.of(
        Version.parse(
            family.equals("CXXABI") ? (old ? "1.3.3" : "1.3.7") : (old ? "3.4.13" : "3.4.19")));
  }
}
