package org.diracgrid.diracos.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.ProjectName;

/** Gathers what the sources hold for one project, and passes over what is none of it. */
final class ProjectLinks {
  private final ProjectName project;
  private final List<DistributionFile> ofIndexes = new ArrayList<>();
  private final List<DistributionFile> ofFlatPlaces = new ArrayList<>();
  private final Set<UnusableFile> unusable = new LinkedHashSet<>();
  private final List<String> sources = new ArrayList<>();
  private final List<String> searched = new ArrayList<>();

  ProjectLinks(ProjectName project) {
    this.project = project;
  }

  void add(LinkSource source) {
    searched.add(source.shown());
    Optional<LinkPage> page = source.links(project);
    if (page.isEmpty()) {
      return;
    }
    int before = count();
    page.get().links().stream()
        .filter(link -> concerns(source, link.filename()))
        .forEach(link -> add(source, link));
    page.get().unusable().stream()
        .filter(link -> concerns(source, link.filename()))
        .forEach(unusable::add);
    if (source.byProject() || count() > before) {
      sources.add(source.shown());
    }
  }

  private int count() {
    return ofIndexes.size() + ofFlatPlaces.size() + unusable.size();
  }

  private boolean concerns(LinkSource source, String filename) {
    // A link to a folder, such as the way back up, is no offer.
    return !filename.isEmpty()
        && (source.byProject() || DistributionNames.mayBelongTo(filename, project));
  }

  private void add(LinkSource source, Link link) {
    Optional<String> reason = fault(source, link);
    if (reason.isPresent()) {
      unusable.add(new UnusableFile(link.filename(), reason.get()));
      return;
    }
    try {
      DistributionNames name = DistributionNames.read(link.filename(), Optional.of(project));
      if (name.project().equals(project)) {
        (source.byProject() ? ofIndexes : ofFlatPlaces).add(file(source, link, name));
      } else if (source.byProject()) {
        unusable.add(
            new UnusableFile(
                link.filename(), "it is a file of the project '%s'".formatted(name.project())));
      }
    } catch (InvalidTextException e) {
      if (!source.byProject() && DistributionNames.tryRead(link.filename()).isPresent()) {
        // In a flat place, foo-bar-1.0.tar.gz is no broken file of foo, but a file of foo-bar.
        return;
      }
      unusable.add(new UnusableFile(link.filename(), "its name is invalid: " + e.reason()));
    }
  }

  private static Optional<String> fault(LinkSource source, Link link) {
    if (!DistributionNames.isDistribution(link.filename())) {
      return Optional.of("it is neither a wheel nor a source distribution");
    }
    String scheme = String.valueOf(link.uri().getScheme()).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "http", "https" -> Optional.empty();
      // A server has no say over the files of this machine.
      case "file" ->
          source.shown().startsWith("file:")
              ? Optional.empty()
              : Optional.of("a server's link leads to a file of this machine");
      default -> Optional.of("its link is of the scheme '%s'".formatted(scheme));
    };
  }

  private DistributionFile file(LinkSource source, Link link, DistributionNames name) {
    return new DistributionFile(
        project,
        name.version(),
        link.filename(),
        name.wheel(),
        link.uri(),
        Optional.empty(),
        link.hashes(),
        link.requiresPython(),
        link.yanked(),
        link.metadata(),
        link.size(),
        link.uploadTime(),
        source.shown());
  }

  ProjectFiles gathered() {
    return new ProjectFiles(
        project,
        Stream.concat(ofFlatPlaces.stream(), ofIndexes.stream()).toList(),
        List.copyOf(unusable),
        List.copyOf(sources),
        List.copyOf(searched));
  }
}
