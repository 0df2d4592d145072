package org.diracgrid.diracos.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.diracgrid.diracos.extension.ExtensionSpec;
import org.diracgrid.diracos.extension.OutputFolder;
import org.diracgrid.diracos.release.CfgChange;
import org.diracgrid.diracos.release.CfgFile;
import org.diracgrid.diracos.release.CfgFiles;
import org.diracgrid.diracos.release.DefaultsCfg;
import org.diracgrid.diracos.release.ReleasesCfg;
import org.eclipse.aether.RepositorySystem;

/**
 * Makes a release of DIRAC use the extension: sets {@code DIRACOS = <extension>:<version>} for it
 * in a releases.cfg, and where its tarballs lie in the project's defaults file. Every other byte of
 * the files stays as it is; a file that DIRAC's parsers read differently is refused.
 *
 * @since 1.0.0
 */
@Mojo(name = "update-releases", requiresProject = false, threadSafe = true)
public final class UpdateReleasesMojo extends ExtensionMojo {
  /**
   * The releases.cfg of the DIRAC project.
   *
   * <p>Example: {@code -Ddiracos.releasesCfg=releases.cfg}. Default: none; then it is left alone.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.releasesCfg")
  private File releasesCfg;

  /**
   * The release that is to use the extension.
   *
   * <p>Example: {@code -Ddiracos.release=v10r0}. Default: none; required with {@code releasesCfg}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.release")
  private String release;

  /**
   * Whether to add the release if the file has not got it.
   *
   * <p>Example: {@code -Ddiracos.addRelease}. Default: {@code false}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.addRelease", defaultValue = "false")
  private boolean addRelease;

  /**
   * The modules of a release that is added.
   *
   * <p>Example: {@code -Ddiracos.modules=LHCbDIRAC:v10r0}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.modules")
  private String modules;

  /**
   * What a release that is added depends on.
   *
   * <p>Example: {@code -Ddiracos.depends=DIRAC:v7r1}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.depends")
  private String depends;

  /**
   * The defaults file of the DIRAC project.
   *
   * <p>Example: {@code -Ddiracos.defaultsCfg=lhcb.cfg}. Default: none; then it is left alone.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.defaultsCfg")
  private File defaultsCfg;

  /**
   * The folder of the tarballs as installers see it.
   *
   * <p>Example: {@code -Ddiracos.location=https://lhcb.example.org/diracos}. Default: none;
   * required with {@code defaultsCfg}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.location")
  private String location;

  /**
   * Whether to print the changes instead of making them.
   *
   * <p>Example: {@code -Ddiracos.dryRun}. Default: {@code false}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Inject
  UpdateReleasesMojo(RepositorySystem repositorySystem) {
    super(repositorySystem);
  }

  @Override
  void run() {
    ExtensionSpec spec = specWithoutBase();
    String diracos = spec.extensionName() + ":" + spec.version();
    required("releasesCfg or defaultsCfg", releasesCfg == null ? defaultsCfg : releasesCfg);
    // Both files are read and changed in memory before either is written.
    Optional<CfgChange> releases =
        Optional.ofNullable(releasesCfg).map(file -> releases(file, diracos));
    Optional<CfgChange> defaults = Optional.ofNullable(defaultsCfg).map(this::defaults);
    releases.ifPresent(change -> apply(releasesCfg.toPath(), change));
    defaults.ifPresent(change -> apply(defaultsCfg.toPath(), change));
  }

  private CfgChange releases(File file, String diracos) {
    CfgFile before = CfgFiles.read(file.toPath());
    ReleasesCfg releases = new ReleasesCfg(before);
    String name = required("release", release);
    CfgFile after =
        addRelease
            ? releases.withNew(
                name, diracos, Optional.ofNullable(modules), Optional.ofNullable(depends))
            : releases.with(name, diracos);
    return new CfgChange(file.getPath(), before, after);
  }

  private CfgChange defaults(File file) {
    CfgFile before = CfgFiles.read(file.toPath());
    return new CfgChange(
        file.getPath(), before, new DefaultsCfg(before).with(required("location", location)));
  }

  private void apply(Path file, CfgChange change) {
    if (change.isEmpty()) {
      getLog().info("%s says so already.".formatted(file));
      return;
    }
    change.diff().forEach(getLog()::info);
    if (!dryRun) {
      Path absolute = file.toAbsolutePath();
      new OutputFolder(absolute.getParent())
          .write(absolute.getFileName().toString(), change.after().bytes());
      getLog().info("%s is updated.".formatted(file));
    }
  }

  private static <T> T required(String parameter, T value) {
    if (value == null) {
      throw new MissingParameterException(parameter);
    }
    return value;
  }
}
