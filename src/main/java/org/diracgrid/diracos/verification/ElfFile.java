package org.diracgrid.diracos.verification;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
  /** A copy that cannot change. */
  public ElfFile {
    needed = List.copyOf(needed);
    searchPath = List.copyOf(searchPath);
    versions = Map.copyOf(versions);
  }

  /** How many characters all of it has. */
  int size() {
    return Stream.of(needed.stream(), searchPath.stream(), versions.keySet().stream())
            .flatMap(names -> names)
            .mapToInt(String::length)
            .sum()
        + versions.values().stream().flatMap(List::stream).mapToInt(String::length).sum();
  }
}
