package org.diracgrid.diracos.maven;

import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.diracgrid.diracos.extension.BuildOptions;
import org.diracgrid.diracos.extension.BuildResult;
import org.diracgrid.diracos.extension.Documents;
import org.diracgrid.diracos.extension.ExtensionBuilder;
import org.diracgrid.diracos.extension.ExtensionSpec;
import org.diracgrid.diracos.extension.PreviousChoice;
import org.eclipse.aether.RepositorySystem;

/**
 * Builds a DIRACOS extension: a base DIRACOS plus the Python packages of a requirements file, as
 * {@code <extensionName>diracos-<version>.tar.gz} with its md5 and a bill of materials, and
 * attaches them to the project; with the packaging {@code diracos-extension} the tarball is the
 * project's artifact. Release notes lie beside it.
 *
 * <p>What describes the extension may stand in a JSON file, in the POM or on the command line; the
 * command line wins over the POM, the POM over the JSON. Needs no POM.
 *
 * @since 1.0.0
 */
@Mojo(
    name = "build-extension",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresProject = false,
    threadSafe = true)
public final class BuildExtensionMojo extends ExtensionMojo {
  /**
   * What to do when two distributions, or one and the base, own one file with different contents:
   * {@code fail}, or {@code overwrite} as pip does.
   *
   * <p>Example: {@code <fileConflicts>overwrite</fileConflicts>}. Default: {@code fail}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.fileConflicts", defaultValue = "fail")
  private String fileConflicts;

  /**
   * What to do when a wheel differs from its own RECORD: {@code failUnlessVouched} fails if no hash
   * of an index or of the requirements vouches for the wheel and warns otherwise, {@code fail}
   * always fails, {@code warn} never.
   *
   * <p>Example: {@code <recordMismatches>fail</recordMismatches>}. Default: {@code
   * failUnlessVouched}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.recordMismatches", defaultValue = "failUnlessVouched")
  private String recordMismatches;

  /**
   * Where the results go.
   *
   * <p>Example: {@code <outputDirectory>${project.build.directory}/extension</outputDirectory>}.
   * Default: the project's build folder, or {@code target} below the current folder without a POM.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.outputDirectory")
  private File outputDirectory;

  /**
   * The time of everything new in the tarball, ISO 8601 or seconds since 1970; with it, equal
   * inputs give equal bytes.
   *
   * <p>Example: {@code <outputTimestamp>2026-11-01T00:00:00Z</outputTimestamp>}. Default: the
   * project's {@code project.build.outputTimestamp}, else the variable {@code SOURCE_DATE_EPOCH},
   * else now.
   *
   * @since 1.0.0
   */
  @Parameter(
      property = "diracos.outputTimestamp",
      defaultValue = "${project.build.outputTimestamp}")
  private String outputTimestamp;

  /**
   * The classifier to attach the tarball and its md5 with; the bill of materials has {@code
   * -cyclonedx} after it.
   *
   * <p>Example: {@code <classifier>diracos</classifier>}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.classifier")
  private String classifier;

  /**
   * Whether to build although nothing changed since the last build.
   *
   * <p>Example: {@code -Ddiracos.force}. Default: {@code false}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.force", defaultValue = "false")
  private boolean force;

  /**
   * Whether the results must be on the disk before they get their names, so that a power cut leaves
   * whole ones or none; takes as long as the disk does.
   *
   * <p>Example: {@code <sync>true</sync>}. Default: {@code false}, as with everything else that
   * Maven writes.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.sync", defaultValue = "false")
  private boolean sync;

  /**
   * Whether to write and attach a bill of materials, CycloneDX 1.6 in JSON, with the classifier
   * {@code cyclonedx}.
   *
   * <p>Example: {@code <sbom>false</sbom>}. Default: {@code true}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.sbom", defaultValue = "true")
  private boolean sbom;

  /**
   * An earlier extension, from which the release notes are to tell the differences: a path, a URL,
   * or Maven coordinates {@code groupId:artifactId[:extension[:classifier]]:version} of its
   * tarball.
   *
   * <p>Example: {@code -Ddiracos.compareWith=org.example:LHCbdiracos:tar.gz:v1}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.compareWith")
  private String compareWith;

  private final MavenProjectHelper projectHelper;

  @Inject
  BuildExtensionMojo(MavenProjectHelper projectHelper, RepositorySystem repositorySystem) {
    super(repositorySystem);
    this.projectHelper = projectHelper;
  }

  /** Builds the extension and attaches it. */
  @Override
  void run() {
    ExtensionSpec spec = spec();
    BuildResult result = new ExtensionBuilder(user(), options(), console()).build(spec);
    if (hasPom()) {
      ProjectArtifacts artifacts = new ProjectArtifacts(project);
      artifacts.attach(result, Optional.ofNullable(classifier), projectHelper);
      artifacts.obstacle(spec).ifPresent(getLog()::warn);
    }
    new Report(getLog()).print(result);
  }

  private BuildOptions options() {
    return new BuildOptions(
        outputFolder(outputDirectory),
        OutputTimestamp.parse(outputTimestamp, System.getenv("SOURCE_DATE_EPOCH")),
        fileConflicts,
        recordMismatches,
        force,
        sync,
        documents());
  }

  private Documents documents() {
    return new Documents(
        sbom,
        hasPom()
            ? Optional.of(
                new ProjectArtifacts(project).coordinates(Optional.ofNullable(classifier)))
            : Optional.empty(),
        Optional.ofNullable(compareWith).map(it -> PreviousChoice.read(it, folder(), artifacts())));
  }
}
