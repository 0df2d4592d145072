package org.diracgrid.diracos.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.ArtifactUtils;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.project.MavenProject;
import org.diracgrid.diracos.extension.DependencyWheel;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * The wheels that a project depends on: its dependencies of the type {@code whl} in the scopes
 * compile and runtime, and such dependencies of these, as Maven mediates, manages and excludes
 * them. No other dependency is asked for.
 */
final class WheelDependencies {
  private static final List<String> SCOPES = List.of("", "compile", "runtime");

  private final RepositorySystem system;
  private final RepositorySystemSession session;
  private final MavenProject project;

  WheelDependencies(
      RepositorySystem system, RepositorySystemSession session, MavenProject project) {
    this.system = system;
    this.session = session;
    this.project = project;
  }

  /**
   * The wheels, each behind the one that needs it, the POM's order kept.
   *
   * @throws UnresolvedWheelException if one is nowhere to be found
   */
  List<DependencyWheel> resolve() {
    List<DependencyWheel> wheels = new ArrayList<>();
    List<Dependency> direct =
        project.getDependencies().stream()
            .filter(it -> WheelSelector.TYPE.equals(it.getType()) && isNeeded(it.getScope()))
            .toList();
    if (!direct.isEmpty()) {
      for (DependencyNode node : nodes(direct)) {
        PomPlace place = PomPlace.of(project, asked(node.getArtifact(), direct));
        add(node, place, wheels);
      }
    }
    return List.copyOf(wheels);
  }

  private List<DependencyNode> nodes(List<Dependency> direct) {
    CollectRequest request = new CollectRequest();
    request.setDependencies(aether(direct));
    request.setManagedDependencies(
        aether(
            Optional.ofNullable(project.getDependencyManagement())
                .map(DependencyManagement::getDependencies)
                .orElse(List.of())));
    request.setRepositories(project.getRemoteProjectRepositories());
    try {
      return system
          .resolveDependencies(
              forWheels(), new DependencyRequest(request, (node, parents) -> isWheel(node)))
          .getRoot()
          .getChildren();
    } catch (DependencyResolutionException e) {
      throw new UnresolvedWheelException(PomPlace.of(project, direct.get(0)).source(), e);
    }
  }

  private RepositorySystemSession forWheels() {
    DefaultRepositorySystemSession copy = new DefaultRepositorySystemSession(session);
    copy.setDependencySelector(new WheelSelector(session.getDependencySelector()));
    copy.setReadOnly();
    return copy;
  }

  private List<org.eclipse.aether.graph.Dependency> aether(List<Dependency> dependencies) {
    return dependencies.stream()
        .map(it -> RepositoryUtils.toDependency(it, session.getArtifactTypeRegistry()))
        .toList();
  }

  private static void add(DependencyNode node, PomPlace place, List<DependencyWheel> wheels) {
    Artifact artifact = node.getArtifact();
    if (isWheel(node)) {
      wheels.add(
          new DependencyWheel(
              artifact.toString(),
              artifact.getFile().toPath(),
              place.source(),
              place.line(),
              place.column()));
    }
    node.getChildren().forEach(child -> add(child, place, wheels));
  }

  private static boolean isWheel(DependencyNode node) {
    return node.getDependency() != null && isNeeded(node.getDependency().getScope());
  }

  private static boolean isNeeded(String scope) {
    return scope == null || SCOPES.contains(scope);
  }

  private static Dependency asked(Artifact found, List<Dependency> direct) {
    String key = ArtifactUtils.versionlessKey(found.getGroupId(), found.getArtifactId());
    return direct.stream()
        .filter(it -> ArtifactUtils.versionlessKey(it.getGroupId(), it.getArtifactId()).equals(key))
        .findFirst()
        // One that was relocated has another name.
        .orElse(direct.get(0));
  }
}
