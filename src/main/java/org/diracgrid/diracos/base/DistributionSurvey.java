package org.diracgrid.diracos.base;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.diracgrid.diracos.base.InstalledDistribution.Format;
import org.diracgrid.diracos.python.ProjectName;

/** Which of the distributions found in a base its Python has installed. */
final class DistributionSurvey {
  /** Within a folder, what pip wrote last is what can be imported: pip writes dist-infos. */
  private static final Comparator<InstalledDistribution> BEST_FIRST =
      Comparator.comparing(InstalledDistribution::format)
          .thenComparing(InstalledDistribution::version, Comparator.reverseOrder())
          .thenComparing(InstalledDistribution::metadataPath);

  private final Map<String, MetadataCollector.Draft> drafts;
  private final FileAttribution files;
  private final Consumer<String> warnings;

  DistributionSurvey(
      Map<String, MetadataCollector.Draft> drafts,
      FileAttribution files,
      Consumer<String> warnings) {
    this.drafts = drafts;
    this.files = files;
    this.warnings = warnings;
  }

  /**
   * What was found.
   *
   * @param installed the distributions by name; of those in several folders the one in the first
   * @param shadowed the others, which Python does not import
   */
  record Found(List<InstalledDistribution> installed, List<InstalledDistribution> shadowed) {}

  /**
   * Looks into these folders.
   *
   * @param folders as {@code sys.path} has them
   */
  Found in(List<String> folders) {
    Map<ProjectName, InstalledDistribution> installed = new TreeMap<>();
    List<InstalledDistribution> shadowed = new ArrayList<>();
    for (String folder : folders) {
      Map<ProjectName, List<InstalledDistribution>> here = new TreeMap<>();
      for (MetadataCollector.Draft draft : drafts.values()) {
        if (draft.path().place().equals(folder)) {
          distribution(draft)
              .ifPresent(
                  found -> here.computeIfAbsent(found.name(), n -> new ArrayList<>()).add(found));
        }
      }
      here.forEach(
          (name, found) -> {
            InstalledDistribution best = best(found);
            if (installed.putIfAbsent(name, best) != null) {
              shadowed.add(best);
            }
          });
    }
    return new Found(List.copyOf(installed.values()), List.copyOf(shadowed));
  }

  /** To remove it is to remove all that one folder has of the project. */
  private InstalledDistribution best(List<InstalledDistribution> found) {
    found.sort(BEST_FIRST);
    if (found.size() > 1) {
      warnings.accept(
          "the base describes %s twice, by %s and %s; the first counts"
              .formatted(
                  found.get(0).name(), found.get(0).metadataPath(), found.get(1).metadataPath()));
    }
    InstalledFiles all =
        found.stream().map(InstalledDistribution::files).reduce(InstalledFiles::and).orElseThrow();
    return found.get(0).with(all);
  }

  private Optional<InstalledDistribution> distribution(MetadataCollector.Draft draft) {
    String path = draft.path().metadata();
    if (draft.problem().isPresent()) {
      warnings.accept(
          "%s of the base cannot be read and is not counted: %s"
              .formatted(path, draft.problem().get()));
      return Optional.empty();
    }
    return draft.path().format() == Format.EGG_LINK
        ? linked(draft)
        : draft.distribution(draft.path().format(), path, files.of(draft));
  }

  /** An egg-link names the folder of a source tree, which has an egg-info of the same name. */
  private Optional<InstalledDistribution> linked(MetadataCollector.Draft draft) {
    String path = draft.path().metadata();
    String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.egg-link$", "");
    String target = draft.link().orElse("");
    Optional<InstalledDistribution> found =
        drafts.values().stream()
            .filter(other -> other.path().format() == Format.EGG_INFO_FOLDER)
            .filter(other -> leadsTo(target, other.path().place()))
            .filter(other -> isNamed(name, other.path().metadata()))
            .flatMap(other -> other.distribution(Format.EGG_LINK, path, files.of(draft)).stream())
            .findFirst();
    if (found.isEmpty()) {
      warnings.accept(
          "%s of the base leads to '%s', where nothing is installed, and is not counted"
              .formatted(path, target));
    }
    return found;
  }

  /** The link is absolute and names the place the base was built at. */
  private static boolean leadsTo(String target, String folder) {
    return target.endsWith("/" + folder) || target.endsWith("/" + folder + "/");
  }

  private static boolean isNamed(String name, String metadata) {
    String file = metadata.substring(metadata.lastIndexOf('/') + 1);
    return file.replace('_', '-').equalsIgnoreCase(name.replace('_', '-') + ".egg-info");
  }
}
