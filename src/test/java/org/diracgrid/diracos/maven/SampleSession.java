package org.diracgrid.diracos.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** A real session of Maven with one real project, of version 3.2, in a folder. */
final class SampleSession {
  private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
  private final MavenProject project = new MavenProject();
  private final MavenSession session;

  /** Maven was called in this folder, in which the project's POM lies. */
  @SuppressWarnings("deprecation") // Maven has no other way to make one.
  SampleSession(Path folder) {
    request.setBaseDirectory(folder.toFile());
    project.setVersion("3.2");
    project.setFile(folder.resolve("pom.xml").toFile());
    project.getBuild().setDirectory(folder.resolve("target").toString());
    packaged("vo-diracos", "pom");
    session = new MavenSession(null, request, new DefaultMavenExecutionResult(), List.of(project));
  }

  /** Is this artifact, of this packaging. */
  @SuppressWarnings("deprecation") // Maven has no other way to make one.
  SampleSession packaged(String artifactId, String packaging) {
    project.setArtifactId(artifactId);
    project.setPackaging(packaging);
    project.setArtifact(
        new DefaultArtifact(
            "org.example",
            artifactId,
            "3.2",
            null,
            packaging,
            null,
            new DefaultArtifactHandler(packaging)));
    return this;
  }

  /** Has no POM, only the project that Maven makes up then. */
  SampleSession withoutPom() {
    project.setVersion("1");
    project.setFile(null);
    project.getBuild().setDirectory(new File("/nowhere/target").toString());
    return this;
  }

  MavenExecutionRequest request() {
    return request;
  }

  MavenProject project() {
    return project;
  }

  MavenSession session() {
    return session;
  }
}
