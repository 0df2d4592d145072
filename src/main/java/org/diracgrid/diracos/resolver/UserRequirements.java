package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.diracgrid.diracos.index.DirectReferences;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.index.FailedCheckoutException;
import org.diracgrid.diracos.index.MissingSubdirectoryException;
import org.diracgrid.diracos.index.RepositoryReference;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.python.InvalidMarkerException;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.requirements.RequirementEntry;
import org.diracgrid.diracos.requirements.RequirementTarget;
import org.diracgrid.diracos.transfer.Checksum;

/**
 * What the user asks for, reduced to what counts for the target.
 *
 * @param dependencies requirements whose markers hold, in the order read
 * @param constraints limits by project
 * @param direct files of direct references by project and URL
 * @param hashes what {@code --hash} allows, by project
 * @param hashesRequired whether everything needs a hash
 */
record UserRequirements(
    List<Dependency> dependencies,
    Map<ProjectName, List<Dependency>> constraints,
    Map<ProjectName, Map<URI, DistributionFile>> direct,
    Map<ProjectName, List<Checksum>> hashes,
    boolean hashesRequired) {

  /** Reads the request; asks for direct references' names, and refuses what has to be built. */
  static UserRequirements of(ResolutionRequest request, DirectReferences references) {
    Reading reading = new Reading(request, references);
    request.requirements().requirements().forEach(reading::requirement);
    request.requirements().constraints().forEach(reading::constraint);
    return reading.result();
  }

  static RepositoryReference reference(RequirementTarget.Checkout checkout) {
    return new RepositoryReference(
        checkout.scheme(), checkout.repository(), checkout.revision(), checkout.subdirectory());
  }

  private static final class Reading {
    private final ResolutionRequest request;
    private final DirectReferences references;
    private final List<Dependency> dependencies = new ArrayList<>();
    private final Map<ProjectName, List<Dependency>> constraints = new LinkedHashMap<>();
    private final Map<ProjectName, Map<URI, DistributionFile>> direct = new LinkedHashMap<>();
    private final Map<ProjectName, List<Checksum>> hashes = new LinkedHashMap<>();

    Reading(ResolutionRequest request, DirectReferences references) {
      this.request = request;
      this.references = references;
    }

    void requirement(RequirementEntry entry) {
      if (counts(entry)) {
        dependencies.add(dependency(entry));
      }
    }

    void constraint(RequirementEntry entry) {
      if (counts(entry)) {
        Dependency limit = dependency(entry);
        constraints.computeIfAbsent(limit.name(), name -> new ArrayList<>()).add(limit);
      }
    }

    UserRequirements result() {
      return new UserRequirements(dependencies, constraints, direct, hashes, hashesRequired());
    }

    private boolean hashesRequired() {
      return switch (request.requirements().settings().hashChecking()) {
        case ALL -> true;
        case WHERE_GIVEN -> false;
        case ALL_IF_ANY ->
            request.requirements().entries().stream().anyMatch(entry -> !entry.hashes().isEmpty());
      };
    }

    private boolean counts(RequirementEntry entry) {
      try {
        return entry.marker().isEmpty()
            || entry.marker().get().holds(request.target().markers(), Set.of());
      } catch (InvalidMarkerException e) {
        throw new UnusableMarkerException(entry.origin(), e);
      }
    }

    private Dependency dependency(RequirementEntry entry) {
      Demand demand = new Demand(entry.text(), Optional.empty(), Optional.of(entry.origin()));
      if (entry.target() instanceof RequirementTarget.Named) {
        ProjectName name = entry.name().orElseThrow();
        allow(name, entry.hashes());
        return new Dependency(name, entry.extras(), entry.specifier(), Optional.empty(), demand);
      }
      DistributionFile file = file(entry);
      direct.computeIfAbsent(file.project(), name -> new LinkedHashMap<>()).put(file.uri(), file);
      // A hash in the URL that the user gives is as good as one behind --hash, as with pip.
      allow(
          file.project(),
          Stream.concat(entry.hashes().stream(), file.hashes().stream()).distinct().toList());
      return new Dependency(
          file.project(), entry.extras(), SpecifierSet.any(), Optional.of(file.uri()), demand);
    }

    private void allow(ProjectName name, List<Checksum> allowed) {
      if (!allowed.isEmpty()) {
        // Two lines for one project must agree: pip intersects what they allow.
        hashes.merge(name, allowed, (one, other) -> one.stream().filter(other::contains).toList());
      }
    }

    private DistributionFile file(RequirementEntry entry) {
      if (entry.target() instanceof RequirementTarget.NamelessWheel wheel) {
        return DirectReferences.wheel(wheel.file(), wheel.name(), wheel.sha256(), entry.text());
      }
      boolean wheel =
          entry.target() instanceof RequirementTarget.Link link
              && !DirectReferences.isArchive(link.uri());
      if (!wheel) {
        requireUsable(entry);
      }
      try {
        return entry.target() instanceof RequirementTarget.Link link
            ? references.at(link.uri(), link.subdirectory(), entry.name(), entry.hashes())
            : tree(entry);
      } catch (FailedCheckoutException e) {
        throw new UnobtainableRequirementException(entry.origin(), entry.text(), e.reason(), e);
      } catch (MissingSubdirectoryException e) {
        throw new MisplacedRequirementException(entry.origin(), entry.text(), e.subdirectory(), e);
      } catch (UnbuildableProjectException e) {
        throw unbuildable(entry, "cannot be made a wheel here: " + e.reason(), e);
      }
    }

    /** Refuses source before anything of it is run. */
    private void requireUsable(RequirementEntry entry) {
      if (request.sources() != SourcePolicy.BUILD) {
        throw unbuildable(
            entry, "is %s, and only wheels can be used here".formatted(kind(entry)), null);
      }
      if (entry.target() instanceof RequirementTarget.Link link) {
        boolean hashed = !entry.hashes().isEmpty() || link.uri().getFragment() != null;
        if (hashesRequired() && !hashed) {
          throw new HashesRequiredException(
              List.of("%s (%s)".formatted(entry.text(), entry.origin())));
        }
      } else if (entry.target() instanceof RequirementTarget.Checkout checkout
          && !checkout.scheme().startsWith("git+")) {
        String system = checkout.scheme().substring(0, checkout.scheme().indexOf('+'));
        throw new UnsupportedRepositoryException(entry.origin(), entry.text(), system);
      } else if (hashesRequired() || !entry.hashes().isEmpty()) {
        throw unbuildable(entry, "is %s, which has no hash".formatted(kind(entry)), null);
      }
    }

    private DistributionFile tree(RequirementEntry entry) {
      if (entry.target() instanceof RequirementTarget.Folder folder) {
        Path root = folder.path();
        return references.folder(
            folder.subdirectory().map(root::resolve).orElse(root), entry.name());
      }
      RequirementTarget.Checkout checkout = (RequirementTarget.Checkout) entry.target();
      return references.checkout(reference(checkout), entry.name());
    }

    private static UnbuildableRequirementException unbuildable(
        RequirementEntry entry, String problem, Throwable cause) {
      return new UnbuildableRequirementException(entry.origin(), entry.text(), problem, cause);
    }

    private static String kind(RequirementEntry entry) {
      if (entry.target() instanceof RequirementTarget.Checkout) {
        return "a version control checkout";
      }
      return entry.target() instanceof RequirementTarget.Folder
          ? "a folder"
          : "a source distribution";
    }
  }
}
