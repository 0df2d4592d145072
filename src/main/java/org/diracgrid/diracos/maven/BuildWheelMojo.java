package org.diracgrid.diracos.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.diracgrid.diracos.extension.WheelPacking;

/**
 * Packs a folder of pure Python as a wheel, without any Python, and attaches it to the project with
 * the type {@code whl}, so that an extension can have it as a dependency. Its {@code
 * pyproject.toml} has to say all that the wheel says.
 *
 * @since 1.0.0
 */
@Mojo(name = "build-wheel", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class BuildWheelMojo extends AbstractMojo {
  /**
   * The folder with the {@code pyproject.toml}.
   *
   * <p>Example: {@code <folder>python</folder>}. Default: the project's folder.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.folder", defaultValue = "${project.basedir}")
  private File folder;

  /**
   * The tag of the wheel, which tells the Pythons that it is for.
   *
   * <p>Example: {@code <tag>py3-none-any</tag>}. Default: what the {@code requires-python} of the
   * {@code pyproject.toml} lets in: {@code py2.py3-none-any}, {@code py2-none-any} or {@code
   * py3-none-any}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.tag")
  private String tag;

  /**
   * Where the wheel goes.
   *
   * <p>Example: {@code <outputDirectory>${project.build.directory}/wheels</outputDirectory>}.
   * Default: the project's build folder.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.outputDirectory", defaultValue = "${project.build.directory}")
  private File outputDirectory;

  /**
   * Whether to do nothing.
   *
   * <p>Example: {@code -Ddiracos.skip}. Default: {@code false}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  private final MavenProjectHelper projectHelper;

  @Inject
  BuildWheelMojo(MavenProjectHelper projectHelper) {
    this.projectHelper = projectHelper;
  }

  /** Packs the wheel and attaches it. */
  @Override
  public void execute() throws MojoFailureException {
    if (skip) {
      getLog().info("Skipped, as diracos.skip says.");
      return;
    }
    try {
      Path wheel =
          new WheelPacking(outputDirectory.toPath())
              .pack(folder.toPath(), Optional.ofNullable(tag));
      projectHelper.attachArtifact(project, WheelSelector.TYPE, wheel.toFile());
      getLog().info(wheel.toString());
    } catch (RuntimeException e) {
      throw new FailureMessages().explain(e);
    }
  }
}
