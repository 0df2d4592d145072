package org.diracgrid.diracos.verification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;
import org.diracgrid.diracos.base.ElfFile;

/** Finds the libraries of an archive as the dynamic linker would. */
final class LibrarySearch {
  /** Where a DIRACOS keeps its own, whose Python and programs lead there. */
  private static final List<String> FOLDERS =
      List.of("diracos/lib64", "diracos/lib", "diracos/usr/lib64", "diracos/usr/lib");

  private final Survey survey;
  private final Set<String> common = new LinkedHashSet<>(FOLDERS);
  private final Map<String, String> anywhere = new HashMap<>();

  /** Which binaries need a library of a name. */
  private final Map<String, List<String>> loaders = new HashMap<>();

  LibrarySearch(Survey survey) {
    this.survey = survey;
    // A DT_RPATH of the program that runs counts for whatever it loads (ld.so(8)).
    survey
        .binaries()
        .forEach(
            (path, binary) -> {
              if (path.matches("diracos/(usr/)?bin/python[0-9.]*")) {
                common.addAll(folders(path, binary));
              }
              for (String library : binary.needed()) {
                loaders.computeIfAbsent(library, name -> new ArrayList<>()).add(path);
              }
            });
    for (ArchiveEntry entry : survey.tree().entries()) {
      String name = name(entry.path());
      if (entry.type() != EntryType.DIRECTORY && name.contains(".so")) {
        anywhere.putIfAbsent(name, entry.path());
      }
    }
  }

  /**
   * Whether the linker finds a library that a binary needs, in the archive: by the search paths of
   * the binary, of Python, and of those that load the binary; or because one of those needs it
   * itself, as a library that is loaded already is taken by its name (ld.so(8)).
   */
  boolean finds(String path, ElfFile binary, String library) {
    return findsItself(path, binary, library) || loadersFind(path, binary, library);
  }

  private boolean findsItself(String path, ElfFile binary, String library) {
    return isIn(folders(path, binary), library) || isIn(common, library);
  }

  private boolean loadersFind(String path, ElfFile binary, String library) {
    Set<String> seen = new HashSet<>();
    Deque<String> pending = new ArrayDeque<>(loadersOf(path));
    while (!pending.isEmpty()) {
      String loader = pending.pop();
      if (seen.add(loader)) {
        ElfFile its = survey.binaries().get(loader);
        if ((binary.inherited() && its.inherited() && isIn(folders(loader, its), library))
            || (its.needed().contains(library) && findsItself(loader, its, library))) {
          return true;
        }
        pending.addAll(loadersOf(loader));
      }
    }
    return false;
  }

  private List<String> loadersOf(String path) {
    return loaders.getOrDefault(name(path), List.of());
  }

  private boolean isIn(Collection<String> folders, String library) {
    return folders.stream().anyMatch(folder -> survey.hasFile(folder + "/" + library));
  }

  /** Where in the archive a library of this name is, be it where no linker looks. */
  Optional<String> anywhere(String library) {
    return Optional.ofNullable(anywhere.get(library));
  }

  private static List<String> folders(String path, ElfFile binary) {
    String origin = path.substring(0, path.lastIndexOf('/'));
    return binary.searchPath().stream()
        .map(it -> it.replace("${ORIGIN}", "$ORIGIN"))
        // Any other place is one of the host's.
        .filter(it -> it.equals("$ORIGIN") || it.startsWith("$ORIGIN/"))
        .map(it -> origin + it.substring("$ORIGIN".length()))
        .toList();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
