package org.diracgrid.diracos.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.diracgrid.diracos.extension.ExtensionVerifier;
import org.diracgrid.diracos.extension.VerifyRequest;
import org.diracgrid.diracos.extension.VerifyResult;
import org.eclipse.aether.RepositorySystem;

/**
 * Verifies a built extension as a stranger would: the md5, that the tarball unpacks everywhere,
 * every RECORD, what each distribution requires, commands, interpreters, what programs and
 * libraries need of the host, and that it is the base with what was added and nothing else.
 * Whatever is so in the base already is not counted. Needs no POM.
 *
 * @since 1.0.0
 */
@Mojo(
    name = "verify",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class VerifyMojo extends ExtensionMojo {
  /**
   * The tarball to verify.
   *
   * <p>Example: {@code -Ddiracos.file=LHCbdiracos-v1.tar.gz}. Default: the one that {@code
   * build-extension} has built.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.file")
  private File file;

  /**
   * Libraries that may be expected of every host besides those that manylinux tells, as programs
   * and libraries need them.
   *
   * <p>Example: {@code <hostLibraries>libcuda.so.1</hostLibraries>}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.hostLibraries")
  private List<String> hostLibraries;

  /**
   * Whether to unpack the tarball into a temporary folder and import every module that was added,
   * with the tarball's own Python; this runs code of the packages.
   *
   * <p>Example: {@code -Ddiracos.smokeTest}. Default: {@code false}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.smokeTest", defaultValue = "false")
  private boolean smokeTest;

  /**
   * Whether a warning makes the build fail, too.
   *
   * <p>Example: {@code <failOnWarning>true</failOnWarning>}. Default: {@code false}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.failOnWarning", defaultValue = "false")
  private boolean failOnWarning;

  /**
   * Where the report goes, and the tarball is looked for.
   *
   * <p>Example: {@code <outputDirectory>${project.build.directory}/extension</outputDirectory>}.
   * Default: the folder of the tarball, which by default is the project's build folder.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.outputDirectory")
  private File outputDirectory;

  @Inject
  VerifyMojo(RepositorySystem repositorySystem) {
    super(repositorySystem);
  }

  @Override
  void run() {
    Path tarball =
        (file == null ? built(outputDirectory) : file.toPath()).toAbsolutePath().normalize();
    Path output = outputDirectory == null ? tarball.getParent() : outputDirectory.toPath();
    VerifyResult result =
        new ExtensionVerifier(user(), artifacts(), console())
            .verify(
                new VerifyRequest(
                    tarball, output, settings(), folder(), expectedOfHosts(), smokeTest));
    result.lines().forEach(this::print);
    getLog().info(result.reportFile().toString());
    result.require(failOnWarning);
  }

  /** Maven fills an empty element in as null. */
  private Set<String> expectedOfHosts() {
    return Stream.ofNullable(hostLibraries)
        .flatMap(List::stream)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private void print(VerifyResult.Line line) {
    switch (line.level()) {
      case ERROR -> getLog().error(line.text());
      case WARNING -> getLog().warn(line.text());
      case INFO -> getLog().info(line.text());
    }
  }
}
