package org.diracgrid.diracos.maven;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.diracgrid.diracos.extension.ExtensionKey;
import org.diracgrid.diracos.extension.InstallAdvisor;
import org.diracgrid.diracos.release.CfgFile;
import org.diracgrid.diracos.release.CfgFiles;
import org.diracgrid.diracos.release.InstallAnswer;
import org.diracgrid.diracos.release.InstallDefaults;
import org.diracgrid.diracos.release.InstallRequest;
import org.diracgrid.diracos.release.UninstallableException;
import org.eclipse.aether.RepositorySystem;

/**
 * Tells which tarball dirac-install would fetch for a release of a DIRAC project, in the order in
 * which each generation of it looks into DIRAC's files, and whether the tarball and its md5 are
 * there and agree. Fetches them; installs nothing. Needs no POM.
 *
 * @since 1.0.0
 */
@Mojo(name = "check-install", requiresProject = false, threadSafe = true)
public final class CheckInstallMojo extends ExtensionMojo {
  /**
   * The DIRAC project, {@code -l} of dirac-install.
   *
   * <p>Example: {@code -Ddiracos.diracProject=LHCb}. Default: the extension's name.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.diracProject")
  private String diracProject;

  /**
   * The release of the project, {@code -r} of dirac-install.
   *
   * <p>Example: {@code -Ddiracos.release=v10r0}. Default: none; required.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.release")
  private String release;

  /**
   * What {@code --dirac-os-version} would say, which wins over all files.
   *
   * <p>Example: {@code -Ddiracos.diracOs=LHCb:v1}. Default: none; then the files decide.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.diracOs")
  private String diracOs;

  /**
   * What {@code -u} would say, which wins over all files: the folder of the tarballs.
   *
   * <p>Example: {@code -Ddiracos.location=https://lhcb.example.org/diracos}. Default: none; then
   * the files decide.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.location")
  private String location;

  /**
   * The releases.cfg of the project.
   *
   * <p>Example: {@code -Ddiracos.releasesCfg=releases.cfg}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.releasesCfg")
  private File releasesCfg;

  /**
   * The releases.cfg of DIRAC itself, for a release that names no DIRACOS of its own.
   *
   * <p>Example: {@code -Ddiracos.diracReleasesCfg=dirac.cfg}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.diracReleasesCfg")
  private File diracReleasesCfg;

  /**
   * The defaults file of the project.
   *
   * <p>Example: {@code -Ddiracos.defaultsCfg=lhcb.cfg}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.defaultsCfg")
  private File defaultsCfg;

  /**
   * The file with the sections {@code Installations} and {@code Projects}, {@code -M} of
   * dirac-install.
   *
   * <p>Example: {@code -Ddiracos.globalDefaultsCfg=globalDefaults.cfg}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.globalDefaultsCfg")
  private File globalDefaultsCfg;

  @Inject
  CheckInstallMojo(RepositorySystem repositorySystem) {
    super(repositorySystem);
  }

  @Override
  void run() {
    if (release == null) {
      throw new MissingParameterException("release");
    }
    String name = diracProject == null ? extensionName() : diracProject;
    List<InstallAnswer> answers =
        new InstallAdvisor(user(), console())
            .answers(
                new InstallRequest(
                    name,
                    release,
                    Optional.ofNullable(diracOs),
                    Optional.ofNullable(location),
                    read(releasesCfg),
                    read(diracReleasesCfg),
                    new InstallDefaults(name, read(globalDefaultsCfg), read(defaultsCfg))));
    answers.forEach(this::print);
    long broken = answers.stream().filter(answer -> !answer.installs()).count();
    if (broken > 0) {
      throw new UninstallableException(release, name, broken);
    }
  }

  private String extensionName() {
    return settings()
        .get(ExtensionKey.EXTENSION_NAME)
        .map(setting -> setting.values().get(0))
        .orElseThrow(() -> new MissingParameterException("diracProject"));
  }

  private static Optional<CfgFile> read(File file) {
    return Optional.ofNullable(file).map(File::toPath).map(CfgFiles::read);
  }

  private void print(InstallAnswer answer) {
    String what = answer.tarball().orElse("nothing");
    String line = "dirac-install %s fetches %s".formatted(answer.generation().label(), what);
    if (answer.installs()) {
      getLog().info(line + ", and installs it");
    } else {
      getLog().error(line);
    }
    answer.because().forEach(reason -> getLog().info("  as it reads " + reason));
    answer.problems().forEach(problem -> getLog().error("  " + problem));
  }
}
