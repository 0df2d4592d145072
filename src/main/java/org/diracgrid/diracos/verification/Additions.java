package org.diracgrid.diracos.verification;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.python.ProjectName;

/**
 * What of an archive was added to its base.
 *
 * @param names of the distributions; empty if nothing tells
 * @param places of their files and folders; everything below a folder is meant
 * @param versionsFile the extension's own, which takes the place of one that the base may have
 */
record Additions(
    Optional<Set<ProjectName>> names, Set<String> places, Optional<String> versionsFile) {
  /** As the build record says, else as the base shows, else as the versions file says. */
  static Additions of(Survey survey, Optional<Survey> base, Claims claims) {
    Optional<String> versionsFile = VersionsCheck.path(survey, claims);
    Optional<Set<ProjectName>> names =
        claims
            .added()
            .map(it -> it.stream().map(Claims.Added::name).collect(Collectors.toUnmodifiableSet()))
            .or(() -> base.map(it -> namesBeside(survey, it)))
            .or(
                () ->
                    versionsFile
                        .flatMap(it -> VersionsText.in(survey, it))
                        .map(
                            it ->
                                it.packages().stream()
                                    .map(VersionsText.Line::name)
                                    .collect(Collectors.toUnmodifiableSet())));
    Set<String> places = new HashSet<>();
    versionsFile.ifPresent(places::add);
    for (InstalledDistribution distribution : survey.distributions()) {
      if (names.orElse(Set.of()).contains(distribution.name())) {
        places.add(distribution.metadataPath());
        places.addAll(distribution.files().listed());
        places.addAll(distribution.files().claimed());
      }
    }
    return new Additions(names, places, versionsFile);
  }

  /** The distributions that a base has not got, or of another version or elsewhere. */
  static Set<ProjectName> namesBeside(Survey survey, Survey base) {
    Set<String> before =
        base.distributions().stream()
            .map(InstalledDistribution::metadataPath)
            .collect(Collectors.toSet());
    return survey.distributions().stream()
        .filter(it -> !before.contains(it.metadataPath()))
        .map(InstalledDistribution::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether an entry was added. */
  boolean has(String path) {
    for (int slash = path.length(); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      if (places.contains(path.substring(0, slash))) {
        return true;
      }
    }
    return false;
  }
}
