package org.diracgrid.diracos.maven;

import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.diracgrid.diracos.extension.BuildResult;
import org.diracgrid.diracos.extension.ExtensionSpec;
import org.diracgrid.diracos.extension.ProjectCoordinates;

/** Makes what was built artifacts of the project, and knows what its POM says of the extension. */
final class ProjectArtifacts {
  private static final String PACKAGING = "diracos-extension";

  /** What ends the artifactId of an extension, as it ends the name of its tarball. */
  private static final String SUFFIX = "diracos";

  private final MavenProject project;

  ProjectArtifacts(MavenProject project) {
    this.project = project;
  }

  /** The extension's name that the artifactId of a {@code diracos-extension} implies. */
  Optional<String> extensionName() {
    String artifactId = project.getArtifactId();
    return isExtension() && artifactId.endsWith(SUFFIX) && artifactId.length() > SUFFIX.length()
        ? Optional.of(artifactId.substring(0, artifactId.length() - SUFFIX.length()))
        : Optional.empty();
  }

  /**
   * Attaches the tarball, its md5 and its bill of materials; without a classifier the tarball is
   * the artifact itself where the packaging says so.
   */
  void attach(BuildResult result, Optional<String> classifier, MavenProjectHelper helper) {
    if (isExtension() && classifier.isEmpty()) {
      project.getArtifact().setFile(result.tarball().toFile());
    } else {
      helper.attachArtifact(project, "tar.gz", classifier.orElse(null), result.tarball().toFile());
    }
    helper.attachArtifact(project, "md5", classifier.orElse(null), result.md5().toFile());
    // As CycloneDX's own Maven plugin attaches its bill.
    String bill = classifier.map(it -> it + "-").orElse("") + "cyclonedx";
    result.sbom().ifPresent(it -> helper.attachArtifact(project, "json", bill, it.toFile()));
  }

  /** Where the tarball will be in repositories. */
  ProjectCoordinates coordinates(Optional<String> classifier) {
    Artifact artifact = project.getArtifact();
    return new ProjectCoordinates(
        artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion(), classifier);
  }

  /** What keeps dirac-install from finding the tarball in a Maven repository, as a sentence. */
  Optional<String> obstacle(ExtensionSpec spec) {
    String published = "%s-%s.tar.gz".formatted(project.getArtifactId(), project.getVersion());
    return isExtension() && !published.equals(spec.tarballName())
        ? Optional.of(
            ("The artifact is published as %s, but dirac-install asks for %s; make the artifactId"
                    + " %sdiracos and the project's version %s if it is to install from the"
                    + " repository.")
                .formatted(published, spec.tarballName(), spec.extensionName(), spec.version()))
        : Optional.empty();
  }

  private boolean isExtension() {
    return PACKAGING.equals(project.getPackaging());
  }
}
