package org.diracgrid.diracos.maven;

import java.nio.file.Path;
import org.apache.maven.api.di.Provides;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.io.TempDir;

/** What the harness gives a mojo in a test: a session in a folder of its own, and a log. */
abstract class ProvidedMaven {
  final RecordedLog log = new RecordedLog();
  @TempDir Path folder;
  private SampleSession maven;

  /** The harness asks for a session before it asks for anything else to be made. */
  final SampleSession maven() {
    if (maven == null) {
      maven = new SampleSession(folder);
    }
    return maven;
  }

  @Provides
  MavenSession session() {
    return maven().session();
  }

  @Provides
  MavenProject project() {
    return maven().project();
  }

  @Provides
  Log log() {
    return log;
  }
}
