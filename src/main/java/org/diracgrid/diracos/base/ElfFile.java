package org.diracgrid.diracos.base;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diracgrid.diracos.python.Version;

/**
 * What a program or shared library says to the dynamic linker.
 *
 * @param machine {@code e_machine} of its header
 * @param littleEndian its byte order
 * @param needed the libraries it needs ({@code DT_NEEDED}), in their order
 * @param searchPath where it has them looked for ({@code DT_RUNPATH}, else {@code DT_RPATH}),
 *     {@code $ORIGIN} not expanded
 * @param inherited whether what it loads is looked for there, too, as with {@code DT_RPATH}
 * @param versions the symbol versions it needs of each library ({@code DT_VERNEED}), weak ones left
 *     out
 */
public record ElfFile(
    int machine,
    boolean littleEndian,
    List<String> needed,
    List<String> searchPath,
    boolean inherited,
    Map<String, List<String>> versions) {
  private static final Pattern GLIBC = Pattern.compile("GLIBC_(\\d{1,9}(?:\\.\\d{1,9}){0,5})");

  /** glibc 2.36 brought them, and this name for them. */
  private static final Version WITH_PACKED_RELOCATIONS = Version.parse("2.36");

  /** A copy that cannot change. */
  public ElfFile {
    needed = List.copyOf(needed);
    searchPath = List.copyOf(searchPath);
    versions = Map.copyOf(versions);
  }

  /** The oldest glibc that has all symbol versions it needs; empty if it needs none. */
  public Optional<Version> glibc() {
    return versions.values().stream()
        .flatMap(List::stream)
        .flatMap(it -> glibcWith(it).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Version> glibcWith(String symbolVersion) {
    if (symbolVersion.equals("GLIBC_ABI_DT_RELR")) {
      return Optional.of(WITH_PACKED_RELOCATIONS);
    }
    Matcher matcher = GLIBC.matcher(symbolVersion);
    return matcher.matches() ? Optional.of(Version.parse(matcher.group(1))) : Optional.empty();
  }

  /** How many characters all of it has. */
  public int size() {
    return Stream.of(needed.stream(), searchPath.stream(), versions.keySet().stream())
            .flatMap(names -> names)
            .mapToInt(String::length)
            .sum()
        + versions.values().stream().flatMap(List::stream).mapToInt(String::length).sum();
  }
}
