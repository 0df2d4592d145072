package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.Origin;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.Transfer;

/**
 * Prints a resolution as a requirements file in which all is pinned and hashed, for pip or in place
 * of the file it was made from: the manner of dos-fix-pip-versions and pip-compile.
 */
public final class PinnedRequirements {
  private static final String GOES_ON = " \\";

  private final LockPlace place;
  private final List<String> lines = new ArrayList<>();

  private PinnedRequirements(LockPlace place) {
    this.place = place;
  }

  /**
   * The file in UTF-8.
   *
   * @param place where it will lie
   * @param settings where what it names is to be found
   */
  public static byte[] print(
      LockPlace place, IndexSettings settings, Resolution resolution, LockFile lock) {
    PinnedRequirements pinned = new PinnedRequirements(place);
    pinned.lines.add("# Written by mvn diracos:lock from what it locks; not meant to be edited.");
    pinned.indexes(settings);
    pinned.lines.addAll(FormatOptions.of(settings));
    // One hash makes pip ask for one of everything, and a tree has none.
    boolean hashed = lock.packages().stream().allMatch(it -> it.tree().isEmpty());
    if (!hashed) {
      pinned.lines.add("# Without hashes, as what comes from a repository or folder has none.");
    }
    Map<ProjectName, LockedPackage> locked =
        lock.packages().stream()
            .collect(Collectors.toMap(LockedPackage::name, Function.identity()));
    resolution
        .distributions()
        .forEach(
            added ->
                Optional.ofNullable(locked.get(added.metadata().name()))
                    .ifPresentOrElse(
                        it -> pinned.pin(added, it, hashed), () -> pinned.elsewhere(added)));
    resolution.kept().keySet().forEach(pinned::inBase);
    return (String.join("\n", pinned.lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Folders of this machine outside the project are left out, as they are nobody else's. */
  private void indexes(IndexSettings settings) {
    if (settings.noIndex()) {
      lines.add("--no-index");
    }
    List<URI> indexes = settings.indexUrls();
    for (int i = 0; i < indexes.size(); i++) {
      boolean isDefault = i == 0 && indexes.get(i).equals(IndexSettings.PUBLIC_INDEX);
      if (!isDefault && !isLocal(indexes.get(i))) {
        lines.add((i == 0 ? "--index-url " : "--extra-index-url ") + MaskedUri.of(indexes.get(i)));
      }
    }
    for (URI links : settings.findLinks()) {
      Optional<String> shown =
          isLocal(links)
              ? place.path(Transfer.localPath(links)).map(path -> path.isEmpty() ? "." : path)
              : Optional.of(MaskedUri.of(links).toString());
      shown.map(text -> "--find-links " + text).ifPresent(lines::add);
    }
  }

  private void pin(ResolvedDistribution added, LockedPackage locked, boolean hashed) {
    List<String> parts = new ArrayList<>(List.of(requirement(added, locked)));
    if (hashed) {
      locked.files().get(0).hashes().forEach(hash -> parts.add("    --hash=" + hash));
    }
    lines.add(String.join(GOES_ON + "\n", parts));
    List<String> askers =
        added.demands().stream().map(PinnedRequirements::asker).distinct().toList();
    if (askers.size() == 1) {
      lines.add("    # via " + askers.get(0));
    } else if (!askers.isEmpty()) {
      lines.add("    # via");
      askers.forEach(asker -> lines.add("    #   " + asker));
    }
  }

  private String requirement(ResolvedDistribution added, LockedPackage locked) {
    if (!added.direct()) {
      return "%s==%s".formatted(locked.name(), added.metadata().version());
    }
    Optional<LockedTree.Checkout> checkout = locked.checkout();
    if (checkout.isPresent()) {
      LockedTree.Checkout it = checkout.get();
      return "%s @ git+%s@%s%s"
          .formatted(
              locked.name(),
              it.url(),
              it.commit(),
              it.subdirectory().map(folder -> "#subdirectory=" + folder).orElse(""));
    }
    URI uri = added.file().uri();
    Optional<String> subdirectory = added.file().subdirectory();
    // A path cannot name a folder of an archive, only a URL can.
    Optional<String> path =
        isLocal(uri) && subdirectory.isEmpty()
            ? place.path(Transfer.localPath(uri))
            : Optional.empty();
    return path.map(local -> "./" + local)
        .orElseGet(
            () ->
                "%s @ %s%s"
                    .formatted(
                        locked.name(),
                        MaskedUri.of(uri),
                        subdirectory.map(folder -> "#subdirectory=" + folder).orElse("")));
  }

  private static String asker(Demand demand) {
    return demand
        .by()
        .map(ProjectName::normalized)
        .or(() -> demand.origin().map(Origin::source).map(source -> "-r " + source))
        .orElse("the build");
  }

  private void elsewhere(ResolvedDistribution added) {
    lines.add(
        "# %s==%s comes from %s"
            .formatted(added.metadata().name(), added.metadata().version(), added.file().source()));
  }

  private void inBase(InstalledDistribution installed) {
    lines.add("# %s==%s is in the base".formatted(installed.name(), installed.version()));
  }

  private static boolean isLocal(URI uri) {
    return "file".equalsIgnoreCase(uri.getScheme());
  }
}
