package org.diracgrid.diracos.extension;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.index.DirectReferences;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.index.ProjectOffers;
import org.diracgrid.diracos.index.ReadyWheel;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.requirements.FormatControl;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.Origin;
import org.diracgrid.diracos.requirements.RequirementEntry;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.RequirementTarget;
import org.diracgrid.diracos.resolver.BasePackagePolicy;
import org.diracgrid.diracos.resolver.Resolution;
import org.diracgrid.diracos.resolver.ResolutionRequest;
import org.diracgrid.diracos.resolver.Resolver;
import org.diracgrid.diracos.resolver.SourcePolicy;
import org.diracgrid.diracos.resolver.UnresolvableException;
import org.diracgrid.diracos.source.BuildRequirements;
import org.diracgrid.diracos.transfer.Transfer;

/**
 * Finds what builds require on the indexes of the requirements, by the same rules: where these want
 * hashes of everything, one of them has to give that of a build requirement, too. Only wheels
 * count, whatever the user's formats, or building would need building without end.
 */
final class BuildRequirementSearch implements BuildRequirements {
  private final RequirementSet user;
  private final ProjectOffers indexes;
  private final Transfer transfer;
  private final Distributions distributions;

  /**
   * Searches.
   *
   * @param user what the user asks for, and where it is looked for
   * @param indexes the places that says
   */
  BuildRequirementSearch(RequirementSet user, ProjectOffers indexes, Transfer transfer) {
    this.user = user;
    this.indexes = indexes;
    this.transfer = transfer;
    this.distributions = new Distributions(transfer);
  }

  @Override
  public List<ReadyWheel> wheels(
      String project, List<Requirement> requirements, TargetEnvironment python) {
    ResolutionRequest request =
        new ResolutionRequest(
            asked(project, requirements),
            List.of(),
            python,
            BasePackagePolicy.KEEP,
            SourcePolicy.PASS_OVER);
    try {
      Resolution resolution =
          new Resolver(indexes, distributions, new DirectReferences(transfer)).resolve(request);
      return new WheelDownloads(distributions, python.tags())
          .fetch(resolution.distributions()).stream().map(Addition::ready).toList();
    } catch (UnresolvableException e) {
      throw new UnbuildableProjectException(
          project, "what its build requires is not to be had: " + e.getMessage(), e);
    }
  }

  private RequirementSet asked(String project, List<Requirement> requirements) {
    List<RequirementEntry> entries = new ArrayList<>();
    for (Requirement requirement : requirements) {
      Origin origin = new Origin("build requirements of " + project, entries.size() + 1, 1);
      entries.add(entry(requirement, origin));
    }
    user.entries().stream()
        .filter(entry -> !entry.hashes().isEmpty())
        .filter(entry -> entry.target() instanceof RequirementTarget.Named)
        .map(BuildRequirementSearch::asConstraint)
        .forEach(entries::add);
    return new RequirementSet(entries, ofAnyFormat(user.settings()), List.of(), List.of());
  }

  private static RequirementEntry entry(Requirement requirement, Origin origin) {
    return new RequirementEntry(
        Optional.of(requirement.name()),
        requirement.extras(),
        requirement.specifier(),
        requirement.marker(),
        requirement
            .url()
            .<RequirementTarget>map(url -> new RequirementTarget.Link(URI.create(url)))
            .orElseGet(RequirementTarget.Named::new),
        false,
        false,
        List.of(),
        Map.of(),
        origin,
        requirement.toString(),
        requirement.toString());
  }

  /** It only says what a distribution of its project must be, should there be one. */
  private static RequirementEntry asConstraint(RequirementEntry entry) {
    return new RequirementEntry(
        entry.name(),
        Collections.emptySortedSet(),
        entry.specifier(),
        entry.marker(),
        entry.target(),
        false,
        true,
        entry.hashes(),
        Map.of(),
        entry.origin(),
        entry.requirement(),
        entry.text());
  }

  private static IndexSettings ofAnyFormat(IndexSettings settings) {
    return new IndexSettings(
        settings.indexUrls(),
        settings.findLinks(),
        settings.noIndex(),
        FormatControl.ANY,
        settings.releaseControl(),
        settings.preferBinary(),
        settings.hashChecking(),
        settings.trustedHosts());
  }
}
