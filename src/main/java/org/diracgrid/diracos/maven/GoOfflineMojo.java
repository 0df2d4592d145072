package org.diracgrid.diracos.maven;

import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.diracgrid.diracos.extension.ExtensionSpec;
import org.diracgrid.diracos.extension.OfflineInputs;
import org.diracgrid.diracos.extension.OfflinePreparation;
import org.diracgrid.diracos.extension.PreviousChoice;
import org.diracgrid.diracos.extension.Sizes;
import org.eclipse.aether.RepositorySystem;

/**
 * Fetches all that the build of an extension needs, the base, index pages, metadata and wheels, so
 * that {@code mvn -o} can build it without a network; with {@code -o} itself it only finds out
 * whether anything is missing. Needs no POM.
 *
 * @since 1.0.0
 */
@Mojo(name = "go-offline", requiresProject = false, threadSafe = true)
public final class GoOfflineMojo extends ExtensionMojo {
  /**
   * An earlier extension with which the build will compare: a path, a URL, or Maven coordinates
   * {@code groupId:artifactId[:extension[:classifier]]:version} of its tarball.
   *
   * <p>Example: {@code -Ddiracos.compareWith=org.example:LHCbdiracos:tar.gz:v1}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.compareWith")
  private String compareWith;

  @Inject
  GoOfflineMojo(RepositorySystem repositorySystem) {
    super(repositorySystem);
  }

  @Override
  void run() {
    ExtensionSpec spec = spec();
    Optional<PreviousChoice> previous =
        Optional.ofNullable(compareWith).map(it -> PreviousChoice.read(it, folder(), artifacts()));
    OfflineInputs inputs = new OfflinePreparation(user(), console()).prepare(spec, previous);
    getLog()
        .info(
            "%s %s on %s can be built with -o: %d to add, %s; what came from afar is in %s"
                .formatted(
                    spec.extensionName(),
                    spec.version(),
                    inputs.base(),
                    inputs.distributions(),
                    Sizes.print(inputs.size()),
                    inputs.cache()));
  }
}
