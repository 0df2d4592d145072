package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Exclusion;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.diracgrid.diracos.extension.DependencyWheel;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.LocalRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
@DisplayName("The wheels that a project depends on")
class WheelDependenciesTest {
  @TempDir Path folder;
  @Inject private RepositorySystem system;
  private final DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
  private final MavenProject project = new MavenProject();

  @BeforeEach
  void openRepository() {
    session.setLocalRepositoryManager(
        system.newLocalRepositoryManager(session, new LocalRepository(folder.toFile())));
    project.setFile(folder.resolve("project/pom.xml").toFile());
  }

  private Path install(String artifactId, String version, String... dependencies)
      throws IOException {
    Path place =
        Files.createDirectories(folder.resolve("org/example/" + artifactId).resolve(version));
    Files.writeString(
        place.resolve("%s-%s.pom".formatted(artifactId, version)),
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.example</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
          <packaging>pom</packaging>
          <dependencies>%s</dependencies>
        </project>
        """
            .formatted(artifactId, version, String.join("", dependencies)));
    return Files.writeString(place.resolve("%s-%s.whl".formatted(artifactId, version)), version);
  }

  private static String on(String artifactId, String version, String further) {
    return """
    <dependency>
      <groupId>org.example</groupId>
      <artifactId>%s</artifactId>
      <version>%s</version>
      <type>whl</type>
      %s
    </dependency>
    """
        .formatted(artifactId, version, further);
  }

  private Dependency depend(String artifactId, String version) {
    Dependency dependency = new Dependency();
    dependency.setGroupId("org.example");
    dependency.setArtifactId(artifactId);
    dependency.setVersion(version);
    dependency.setType("whl");
    project.getDependencies().add(dependency);
    return dependency;
  }

  private WheelDependencies wheels() {
    return new WheelDependencies(system, session, project);
  }

  @Test
  @DisplayName("are none where it has none of that type and scope, and nobody is asked")
  void none() {
    depend("absent", "1").setType("jar");
    depend("absent", "1").setScope("test");
    depend("absent", "1").setScope("provided");
    assertThat(wheels().resolve()).isEmpty();
  }

  @Test
  @DisplayName("are found in the repository, with the place in the POM")
  void found() throws IOException {
    Path file = install("tools", "1.0");
    InputSource source = new InputSource();
    source.setLocation(folder.resolve("project/pom.xml").toString());
    depend("tools", "1.0").setLocation("", new InputLocation(23, 17, source));

    assertThat(wheels().resolve())
        .containsExactly(new DependencyWheel("org.example:tools:whl:1.0", file, "pom.xml", 23, 17));
  }

  @Test
  @DisplayName("stand in the project's own POM, if Maven tells of that by its coordinates")
  void ownCoordinates() throws IOException {
    install("tools", "1.0");
    project.setGroupId("org.example");
    project.setArtifactId("extension");
    project.setVersion("v1");
    InputSource source = new InputSource();
    source.setModelId("org.example:extension:v1");
    depend("tools", "1.0").setLocation("", new InputLocation(16, 5, source));

    assertThat(wheels().resolve()).extracting(DependencyWheel::source).containsExactly("pom.xml");
  }

  @Test
  @DisplayName("stand in a parent POM of these coordinates, or nobody knows where")
  void inherited() throws IOException {
    install("tools", "1.0");
    install("more", "1.0");
    InputSource source = new InputSource();
    source.setModelId("org.example:parent:1");
    source.setLocation("/elsewhere/pom.xml");
    depend("tools", "1.0").setLocation("", new InputLocation(7, 9, source));
    depend("more", "1.0");

    assertThat(wheels().resolve())
        .extracting(it -> "%s:%d:%d".formatted(it.source(), it.line(), it.column()))
        .containsExactly("org.example:parent:1:7:9", "pom.xml:1:1");
  }

  @Test
  @DisplayName("bring those they depend on, as Maven does, and nothing else of theirs")
  void transitive() throws IOException {
    install("words", "2.0");
    install("words", "2.1");
    install("letters", "1.0");
    install(
        "tools",
        "1.0",
        on("words", "2.0", ""),
        on("letters", "1.0", "<scope>runtime</scope>"),
        on("unwanted", "1.0", "<scope>test</scope>"),
        on("spared", "1.0", "<optional>true</optional>"),
        on("left-out", "1.0", ""),
        on("jar", "1.0", "").replace("whl", "jar"));
    Dependency managed = depend("words", "2.1");
    project.getDependencies().clear();
    project.getModel().setDependencyManagement(new DependencyManagement());
    project.getDependencyManagement().addDependency(managed);
    Exclusion exclusion = new Exclusion();
    exclusion.setGroupId("org.example");
    exclusion.setArtifactId("left-out");
    depend("tools", "1.0").addExclusion(exclusion);

    assertThat(wheels().resolve())
        .extracting(DependencyWheel::coordinates)
        .containsExactly(
            "org.example:tools:whl:1.0",
            "org.example:words:whl:2.1",
            "org.example:letters:whl:1.0");
  }

  @Test
  @DisplayName("are told to be missing by coordinates")
  void missing() {
    depend("tools", "1.0");
    assertThatThrownBy(() -> wheels().resolve())
        .isInstanceOf(UnresolvedWheelException.class)
        .hasMessageStartingWith("pom.xml: a dependency of the type whl cannot be resolved: ")
        .hasMessageContaining("org.example:tools:whl:1.0");
  }
}
