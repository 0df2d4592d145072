package org.diracgrid.diracos.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.project.MavenProject;

/**
 * Where a dependency stands.
 *
 * @param source the POM, from the project's folder; a parent's from elsewhere by its coordinates
 * @param line counted from 1
 * @param column counted from 1
 */
record PomPlace(String source, int line, int column) {
  static PomPlace of(MavenProject project, Dependency dependency) {
    InputLocation location = dependency.getLocation("");
    return new PomPlace(
        Optional.ofNullable(location)
            .map(InputLocation::getSource)
            .map(source -> name(project, source))
            .orElse("pom.xml"),
        location == null ? 1 : Math.max(1, location.getLineNumber()),
        location == null ? 1 : Math.max(1, location.getColumnNumber()));
  }

  private static String name(MavenProject project, InputSource source) {
    File folder = project.getBasedir();
    String file = source.getLocation();
    if (folder != null && file != null) {
      Path path = Path.of(file);
      if (path.startsWith(folder.toPath())) {
        return folder.toPath().relativize(path).toString().replace('\\', '/');
      }
    }
    String own =
        "%s:%s:%s".formatted(project.getGroupId(), project.getArtifactId(), project.getVersion());
    // Maven 4 tells of the project's own POM by its coordinates, too.
    return own.equals(source.getModelId()) ? "pom.xml" : source.getModelId();
  }
}
