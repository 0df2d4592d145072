package org.diracgrid.diracos.base;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;
import org.diracgrid.diracos.base.InstalledDistribution.Format;
import org.diracgrid.diracos.base.MetadataCollector.Draft;
import org.diracgrid.diracos.python.ProjectName;

/**
 * Settles which entries of the base are an installed distribution's, by the rules of pip's {@code
 * UninstallPathSet.from_dist}. Where those would leave files behind or take another's, it says so.
 */
final class FileAttribution {
  private final BaseTree tree;
  private final InstallScheme scheme;

  /** The hard links to each file. */
  private final Map<String, List<String>> hardLinks = new HashMap<>();

  /** Who says of a top-level module that it is his, there being no list that tells better. */
  private final Map<String, Set<ProjectName>> unlistedModules = new HashMap<>();

  FileAttribution(BaseTree tree, InstallScheme scheme, Collection<Draft> drafts) {
    this.tree = tree;
    this.scheme = scheme;
    for (ArchiveEntry entry : tree.entries()) {
      if (entry.type() == EntryType.HARD_LINK) {
        String target = entry.linkTarget().replaceFirst("^(\\./+)+", "");
        hardLinks.computeIfAbsent(target, file -> new ArrayList<>()).add(entry.path());
      }
    }
    for (Draft draft : drafts) {
      if (draft.name().isPresent() && isUnlisted(draft)) {
        for (String module : draft.lists().topLevels().orElse(Set.of())) {
          unlistedModules
              .computeIfAbsent(draft.path().place() + "/" + module, path -> new HashSet<>())
              .add(draft.name().get());
        }
      }
    }
  }

  /** What of the base is this distribution's. */
  InstalledFiles of(Draft draft) {
    String metadata = draft.path().metadata();
    return switch (draft.path().format()) {
      case EGG_LINK ->
          InstalledFiles.irremovable(
              "%s makes it a development installation of a source tree".formatted(metadata));
      case EGG_INFO_FILE ->
          InstalledFiles.irremovable(
              "distutils installed it, whose %s does not list its files".formatted(metadata));
      case EGG_INFO_FOLDER -> eggInfo(draft);
      case DIST_INFO ->
          draft.lists().listed().isEmpty()
              ? InstalledFiles.irremovable("there is no RECORD in " + metadata)
              : listed(draft, draft.path().place());
    };
  }

  private InstalledFiles eggInfo(Draft draft) {
    String metadata = draft.path().metadata();
    FileLists lists = draft.lists();
    if (draft.path().isEgg()) {
      return InstalledFiles.irremovable(
          "easy_install installed it as an egg with %s".formatted(metadata));
    }
    if (lists.listed().isPresent()) {
      return listed(draft, metadata);
    }
    if (lists.topLevels().isEmpty()) {
      return InstalledFiles.irremovable(
          "neither an installed-files.txt nor a top_level.txt in %s tells its files"
              .formatted(metadata));
    }
    return unlisted(draft, lists.topLevels().get());
  }

  private InstalledFiles listed(Draft draft, String relativeTo) {
    Set<String> paths = new TreeSet<>();
    Map<String, Optional<String>> folders = new HashMap<>();
    for (String path : draft.lists().listed().orElseThrow()) {
      entry(relativeTo + "/" + path, path.startsWith("/"), folders).ifPresent(paths::add);
    }
    List<String> claimed = claimed(draft, Stream.empty());
    return new InstalledFiles(List.copyOf(paths), claimed, problem(draft, paths, claimed));
  }

  /**
   * The base's own path of a file or link. As pip: links on the way are followed, but a link itself
   * is what was installed, not what it leads to; and what is not there or leads out of the base,
   * where pip would look on the machine that it runs on, is passed over. A folder goes when it has
   * become empty, not because somebody lists it.
   */
  private Optional<String> entry(
      String path, boolean absolute, Map<String, Optional<String>> folders) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    if (absolute || name.isEmpty() || name.equals(".") || name.equals("..")) {
      return Optional.empty();
    }
    return folders
        .computeIfAbsent(path.substring(0, slash), this::resolve)
        .flatMap(folder -> tree.entry(folder + "/" + name))
        .filter(entry -> entry.type() != EntryType.DIRECTORY)
        .map(ArchiveEntry::path);
  }

  private Optional<String> resolve(String folder) {
    try {
      return Optional.of(tree.resolve(folder));
    } catch (UnplaceablePathException e) {
      return Optional.empty();
    }
  }

  private InstalledFiles unlisted(Draft draft, Set<String> topLevels) {
    String metadata = draft.path().metadata();
    String folder = draft.path().place();
    for (String module : topLevels) {
      boolean shared =
          draft.lists().namespaces().contains(module)
              || unlistedModules.getOrDefault(folder + "/" + module, Set.of()).size() > 1;
      if (shared) {
        return InstalledFiles.irremovable(
            "no installed-files.txt in %s tells which files in the package %s are its"
                .formatted(metadata, module));
      }
    }
    List<String> claimed =
        claimed(draft, topLevels.stream().flatMap(module -> module(folder, module)));
    return new InstalledFiles(List.of(), claimed, problem(draft, Set.of(), claimed));
  }

  /**
   * What imports as this module. pip forgets extension modules here, which then are left behind or,
   * having the same name in the next version, are in its way.
   */
  private Stream<String> module(String folder, String module) {
    String path = folder + "/" + module;
    Pattern extension = Pattern.compile(Pattern.quote(path) + "(\\.[^/.]+)?\\.so");
    return Stream.concat(
        Stream.of(path, path + ".py", path + ".pyc", path + ".pyo")
            .filter(it -> tree.isFolder(it) || tree.entry(it).isPresent()),
        tree.entries().stream()
            .map(ArchiveEntry::path)
            .filter(it -> it.startsWith(path) && extension.matcher(it).matches()));
  }

  private List<String> claimed(Draft draft, Stream<String> modules) {
    TreeSet<String> paths = new TreeSet<>();
    paths.add(draft.path().metadata());
    modules.forEach(paths::add);
    for (String command : draft.lists().commands()) {
      tree.entry(scheme.scripts() + "/" + command)
          .filter(entry -> entry.type() != EntryType.DIRECTORY)
          .ifPresent(entry -> paths.add(entry.path()));
    }
    return List.copyOf(paths);
  }

  /** A hard link elsewhere would lead nowhere. */
  private Optional<String> problem(Draft draft, Set<String> listed, List<String> claimed) {
    if (draft.lists().problem().isPresent()) {
      return draft.lists().problem();
    }
    for (Map.Entry<String, List<String>> file : hardLinks.entrySet()) {
      if (isIn(file.getKey(), listed, claimed)) {
        for (String link : file.getValue()) {
          if (!isIn(link, listed, claimed)) {
            return Optional.of("its %s has the hard link %s".formatted(file.getKey(), link));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isIn(String path, Set<String> listed, List<String> claimed) {
    return listed.contains(path)
        || claimed.stream().anyMatch(it -> path.equals(it) || path.startsWith(it + "/"));
  }

  private static boolean isUnlisted(Draft draft) {
    return draft.path().format() == Format.EGG_INFO_FOLDER
        && !draft.path().isEgg()
        && draft.lists().listed().isEmpty();
  }
}
