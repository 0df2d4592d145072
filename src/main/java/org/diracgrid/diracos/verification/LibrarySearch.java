package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;

/** Finds the libraries of an archive as the dynamic linker would. */
final class LibrarySearch {
  /** Where a DIRACOS keeps its own, whose Python and programs lead there. */
  private static final List<String> FOLDERS =
      List.of("diracos/lib64", "diracos/lib", "diracos/usr/lib64", "diracos/usr/lib");

  private final Survey survey;
  private final Set<String> common = new LinkedHashSet<>(FOLDERS);
  private final Map<String, String> anywhere = new HashMap<>();

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
            });
    for (ArchiveEntry entry : survey.tree().entries()) {
      String name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
      if (entry.type() != EntryType.DIRECTORY && name.contains(".so")) {
        anywhere.putIfAbsent(name, entry.path());
      }
    }
  }

  /** Whether the linker finds a library that a binary needs, in the archive. */
  boolean finds(String path, ElfFile binary, String library) {
    List<String> places = new ArrayList<>(folders(path, binary));
    places.addAll(common);
    return places.stream().anyMatch(folder -> survey.hasFile(folder + "/" + library));
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
}
