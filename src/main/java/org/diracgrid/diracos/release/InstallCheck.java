package org.diracgrid.diracos.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.transfer.Transfer;

/** Tells what dirac-install would do, without installing anything. */
public final class InstallCheck {
  private final PublishedFiles files;

  /** Fetches through this. */
  public InstallCheck(Transfer transfer) {
    this.files = new PublishedFiles(transfer);
  }

  /** What each generation comes to. */
  public List<InstallAnswer> answers(InstallRequest request) {
    return Arrays.stream(InstallerGeneration.values())
        .map(generation -> answer(generation, request))
        .toList();
  }

  private InstallAnswer answer(InstallerGeneration generation, InstallRequest request) {
    InstallLookup lookup = new InstallLookup(request);
    Optional<InstallLookup.Value> diracOs = lookup.diracOs();
    if (diracOs.isEmpty()) {
      return stopped(
          generation,
          List.of(),
          "no DIRACOS is named for release %s of %s, nor for the release of DIRAC it depends on"
              .formatted(request.release(), request.project()));
    }
    List<String> because = new ArrayList<>(List.of(sentence(diracOs.get())));
    List<String> parts =
        Arrays.stream(diracOs.get().text().split(":", -1)).map(String::strip).toList();
    if (parts.size() > 2 || parts.contains("")) {
      return stopped(
          generation,
          because,
          "'%s' is neither a version nor an extension and a version with one colon between"
              .formatted(diracOs.get().text()));
    }
    boolean plain = parts.size() == 1;
    String stem = (plain ? "" : parts.get(0)) + "diracos-" + parts.get(parts.size() - 1);
    Optional<InstallLookup.Value> location = lookup.location(generation, plain);
    if (location.isEmpty()) {
      return stopped(
          generation,
          because,
          "no place is named for %s.tar.gz: none of %s is set"
              .formatted(stem, String.join(", ", generation.keys(request.project(), plain))));
    }
    because.add(sentence(location.get()));
    String folder = location.get().text();
    return new InstallAnswer(
        generation,
        Optional.of(PublishedFiles.shown(folder + "/" + stem + ".tar.gz")),
        because,
        files.problems(folder, stem));
  }

  private static String sentence(InstallLookup.Value value) {
    return "%s (%s)".formatted(PublishedFiles.shown(value.text()), value.origin());
  }

  private static InstallAnswer stopped(
      InstallerGeneration generation, List<String> because, String problem) {
    return new InstallAnswer(generation, Optional.empty(), because, List.of(problem));
  }
}
