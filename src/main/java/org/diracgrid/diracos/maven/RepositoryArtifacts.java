package org.diracgrid.diracos.maven;

import java.nio.file.Path;
import java.util.List;
import org.diracgrid.diracos.extension.ArtifactNotFoundException;
import org.diracgrid.diracos.extension.ArtifactSource;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Resolves artifacts through the repositories, mirrors and credentials of the running build. */
final class RepositoryArtifacts implements ArtifactSource {
  private final RepositorySystem system;
  private final RepositorySystemSession session;
  private final List<RemoteRepository> repositories;

  RepositoryArtifacts(
      RepositorySystem system,
      RepositorySystemSession session,
      List<RemoteRepository> repositories) {
    this.system = system;
    this.session = session;
    this.repositories = repositories;
  }

  @Override
  public Path resolve(String coordinates) {
    try {
      ArtifactRequest request =
          new ArtifactRequest(new DefaultArtifact(coordinates), repositories, null);
      return system.resolveArtifact(session, request).getArtifact().getFile().toPath();
    } catch (ArtifactResolutionException | IllegalArgumentException e) {
      throw new ArtifactNotFoundException(coordinates, e.getMessage(), e);
    }
  }
}
