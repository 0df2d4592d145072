package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.diracgrid.diracos.extension.ArtifactNotFoundException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
@DisplayName("An artifact of the build's repositories")
class RepositoryArtifactsTest {
  @TempDir Path folder;
  @Inject private RepositorySystem system;
  private final DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();

  @BeforeEach
  void openRepository() {
    session.setLocalRepositoryManager(
        system.newLocalRepositoryManager(session, new LocalRepository(folder.toFile())));
  }

  @Test
  @DisplayName("is found by its coordinates, with and without classifier")
  void found() throws IOException {
    Path plain = install("diracos-v1r27.tar.gz");
    Path classified = install("diracos-v1r27-el6.tar.gz");

    assertThat(artifacts().resolve("org.diracgrid:diracos:tar.gz:v1r27")).isEqualTo(plain);
    assertThat(artifacts().resolve("org.diracgrid:diracos:tar.gz:el6:v1r27")).isEqualTo(classified);
  }

  @Test
  @DisplayName("is told to be missing by its coordinates")
  void missing() {
    assertThatThrownBy(() -> artifacts().resolve("org.diracgrid:diracos:tar.gz:v9"))
        .isInstanceOf(ArtifactNotFoundException.class)
        .hasMessageStartingWith("the base org.diracgrid:diracos:tar.gz:v9 cannot be resolved: ")
        .hasMessageContaining("Could not find artifact");
  }

  @Test
  @DisplayName("is not looked for on the network when Maven is offline")
  void offline() {
    session.setOffline(true);
    RemoteRepository remote =
        new RemoteRepository.Builder("vo", "default", "https://repository.example.org/maven")
            .build();

    assertThatThrownBy(() -> artifacts(remote).resolve("org.diracgrid:diracos:tar.gz:v9"))
        .isInstanceOf(ArtifactNotFoundException.class)
        .hasMessageContaining("Cannot access vo")
        .hasMessageContaining("offline");
  }

  @Test
  @DisplayName("needs coordinates")
  void malformed() {
    assertThatThrownBy(() -> artifacts().resolve("diracos:v1r27"))
        .isInstanceOf(ArtifactNotFoundException.class)
        .hasMessageStartingWith("the base diracos:v1r27 cannot be resolved: ");
  }

  private RepositoryArtifacts artifacts(RemoteRepository... remotes) {
    return new RepositoryArtifacts(system, session, List.of(remotes));
  }

  private Path install(String name) throws IOException {
    Path place = Files.createDirectories(folder.resolve("org/diracgrid/diracos/v1r27"));
    return Files.writeString(place.resolve(name), name);
  }
}
