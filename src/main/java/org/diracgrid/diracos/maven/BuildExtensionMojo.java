package org.diracgrid.diracos.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.archiver.MavenArchiver;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.diracgrid.diracos.extension.BuildOptions;
import org.diracgrid.diracos.extension.BuildResult;
import org.diracgrid.diracos.extension.ExtensionBuilder;
import org.diracgrid.diracos.extension.ExtensionJson;
import org.diracgrid.diracos.extension.ExtensionKey;
import org.diracgrid.diracos.extension.ExtensionSettings;
import org.diracgrid.diracos.extension.ExtensionSpec;
import org.diracgrid.diracos.extension.SpecReader;
import org.eclipse.aether.RepositorySystem;

/**
 * Builds a DIRACOS extension: a base DIRACOS plus the Python packages of a requirements file, as
 * {@code <extensionName>diracos-<version>.tar.gz} with its md5, and attaches both to the project.
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
public final class BuildExtensionMojo extends AbstractMojo {
  /**
   * The JSON file that describes the extension, the same that dos-build-extension reads. Maven
   * properties in its values are replaced.
   *
   * <p>Example: {@code <configFile>LHCb.json</configFile>}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.config")
  private File configFile;

  /**
   * The name put before {@code diracos} in the tarball's name.
   *
   * <p>Example: {@code <extensionName>LHCb</extensionName>}. Default: none; required in one of the
   * three places.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.extensionName")
  private String extensionName;

  /**
   * The version of the DIRACOS to build on.
   *
   * <p>Example: {@code <diracOsVersion>v1r27</diracOsVersion>}. Default: none; required unless
   * {@code base} is given.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.diracOsVersion")
  private String diracOsVersion;

  /**
   * The version of the extension.
   *
   * <p>Example: {@code <version>v1</version>}. Default: the project's version; required without a
   * POM.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.version")
  private String version;

  /**
   * Path or URL of a pip requirements file; a path in the JSON file is relative to that file's
   * folder, any other to the project's.
   *
   * <p>Example: {@code <pipRequirements>requirements.txt</pipRequirements>}. Default: none;
   * required in one of the three places.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.pipRequirements")
  private String pipRequirements;

  /**
   * The base, instead of a released version: a path, a URL, or Maven coordinates {@code
   * groupId:artifactId[:extension[:classifier]]:version} that the build's repositories resolve.
   *
   * <p>Example: {@code <base>org.diracgrid:diracos:tar.gz:v1r27</base>}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.base")
  private String base;

  /**
   * Folders that hold {@code diracos-<diracOsVersion>.tar.gz} and its md5, tried in order.
   *
   * <p>Example: {@code <baseUrl>https://mirror.example.org/diracos</baseUrl>}. Default: {@code
   * https://diracos.web.cern.ch/diracos/releases}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.baseUrl")
  private List<String> baseUrl;

  /**
   * The SHA-256 that the base must have.
   *
   * <p>Example: {@code
   * <sha256>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</sha256>}. Default:
   * none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.sha256")
  private String sha256;

  /**
   * The simple index to use instead of the one pip is configured with.
   *
   * <p>Example: {@code <indexUrl>https://packages.example.org/simple</indexUrl>}. Default: what
   * pip's configuration says, else the public index.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.indexUrl")
  private String indexUrl;

  /**
   * Simple indexes to use besides.
   *
   * <p>Example: {@code <extraIndexUrl>https://vo.example.org/simple</extraIndexUrl>}. Default: what
   * pip's configuration says.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.extraIndexUrl")
  private List<String> extraIndexUrl;

  /**
   * Folders and pages with links to wheels, besides those pip's configuration names.
   *
   * <p>Example: {@code <findLinks>wheels</findLinks>}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.findLinks")
  private List<String> findLinks;

  /**
   * Whether to use no index at all, only find-links.
   *
   * <p>Example: {@code <noIndex>true</noIndex>}. Default: {@code false}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.noIndex")
  private Boolean noIndex;

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
   * project's {@code project.build.outputTimestamp}, else now.
   *
   * @since 1.0.0
   */
  @Parameter(
      property = "diracos.outputTimestamp",
      defaultValue = "${project.build.outputTimestamp}")
  private String outputTimestamp;

  /**
   * The classifier to attach the tarball and its md5 with.
   *
   * <p>Example: {@code <classifier>diracos</classifier>}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.classifier")
  private String classifier;

  /**
   * The folder in which bases, wheels and what is known of them are kept for all builds of this
   * user.
   *
   * <p>Example: {@code <cache>/var/cache/diracos</cache>}. Default: {@code
   * $XDG_CACHE_HOME/diracos-maven-plugin} or what the operating system has for it.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.cache")
  private File cache;

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

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  private final MavenProjectHelper projectHelper;
  private final RepositorySystem repositorySystem;

  @Inject
  BuildExtensionMojo(MavenProjectHelper projectHelper, RepositorySystem repositorySystem) {
    this.projectHelper = projectHelper;
    this.repositorySystem = repositorySystem;
  }

  /** Builds the extension and attaches it. */
  @Override
  public void execute() throws MojoFailureException {
    if (skip) {
      getLog().info("Skipped, as diracos.skip says.");
      return;
    }
    Terminal terminal = new Terminal(session, getLog());
    try {
      BuildResult result =
          new ExtensionBuilder(options(), new Console(getLog(), terminal.liveLine())).build(spec());
      attach(result);
      new Report(getLog()).print(result);
    } catch (RuntimeException e) {
      throw new FailureMessages().explain(e);
    }
  }

  private ExtensionSpec spec() {
    Path folder = project.getBasedir() == null ? currentFolder() : project.getBasedir().toPath();
    ExtensionSettings json =
        configFile == null
            ? ExtensionSettings.of(Map.of())
            : new ExtensionJson(new Interpolation(session, execution)).read(configFile.toPath());
    ExtensionSettings settings =
        new MojoSettings(folder)
            .with(ExtensionKey.EXTENSION_NAME, extensionName)
            .with(ExtensionKey.DIRACOS_VERSION, diracOsVersion)
            .with(ExtensionKey.VERSION, version)
            .with(ExtensionKey.PIP_REQUIREMENTS, pipRequirements)
            .with(ExtensionKey.BASE, base)
            .with(ExtensionKey.BASE_URL, baseUrl)
            .with(ExtensionKey.SHA256, sha256)
            .with(ExtensionKey.INDEX_URL, indexUrl)
            .with(ExtensionKey.EXTRA_INDEX_URL, extraIndexUrl)
            .with(ExtensionKey.FIND_LINKS, findLinks)
            .with(ExtensionKey.NO_INDEX, noIndex)
            .over(json, session.getUserProperties())
            .over(MojoSettings.defaults(projectVersion(), folder));
    return new SpecReader(
            new RepositoryArtifacts(
                repositorySystem,
                session.getRepositorySession(),
                project.getRemoteProjectRepositories()))
        .read(settings, folder);
  }

  private BuildOptions options() {
    return new BuildOptions(
        outputFolder(),
        Optional.ofNullable(cache).map(File::toPath),
        session.isOffline(),
        MavenArchiver.parseBuildOutputTimestamp(outputTimestamp),
        fileConflicts,
        recordMismatches,
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        force,
        execution.getVersion());
  }

  /** Without a POM the made-up project's build folder is below a folder that nobody has. */
  private Path outputFolder() {
    if (outputDirectory != null) {
      return outputDirectory.toPath();
    }
    return hasPom()
        ? Path.of(project.getBuild().getDirectory())
        : currentFolder().resolve("target");
  }

  private void attach(BuildResult result) {
    if (hasPom()) {
      projectHelper.attachArtifact(project, "tar.gz", classifier, result.tarball().toFile());
      projectHelper.attachArtifact(project, "md5", classifier, result.md5().toFile());
    }
  }

  /** Without a POM Maven makes up a project, whose version means nothing. */
  private Optional<String> projectVersion() {
    return hasPom() ? Optional.of(project.getVersion()) : Optional.empty();
  }

  private boolean hasPom() {
    return project.getFile() != null;
  }

  private Path currentFolder() {
    return Path.of(session.getExecutionRootDirectory());
  }
}
