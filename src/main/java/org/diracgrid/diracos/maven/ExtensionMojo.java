package org.diracgrid.diracos.maven;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.diracgrid.diracos.extension.BuildPython;
import org.diracgrid.diracos.extension.ExtensionJson;
import org.diracgrid.diracos.extension.ExtensionKey;
import org.diracgrid.diracos.extension.ExtensionSettings;
import org.diracgrid.diracos.extension.ExtensionSpec;
import org.diracgrid.diracos.extension.SpecReader;
import org.diracgrid.diracos.extension.TransferLimits;
import org.diracgrid.diracos.extension.UserEnvironment;
import org.eclipse.aether.RepositorySystem;

/** What every goal about an extension has in common: how the extension is described. */
abstract class ExtensionMojo extends AbstractMojo {
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
   * <p>Example: {@code <extensionName>LHCb</extensionName>}. Default: with the packaging {@code
   * diracos-extension} what stands before {@code diracos} in the artifactId, else none; then it is
   * required in one of the three places.
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
   * What to believe of the base's Python instead of the base's own evidence: {@code python}, {@code
   * abi}, {@code glibc}, {@code machine} and single marker variables, each as an element, or as
   * {@code name=value} separated by commas on the command line; or the path of a JSON file as pex
   * writes it for a complete platform.
   *
   * <p>Example: {@code <targetEnvironment><glibc>2.17</glibc></targetEnvironment>}. Default: what
   * the base tells.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.targetEnvironment")
  private PlexusConfiguration targetEnvironment;

  /**
   * What to do about the lock that {@code diracos:lock} writes: {@code auto} heeds it if it is
   * there, {@code require} also fails if it is not, {@code ignore} does as if it were not.
   *
   * <p>Example: {@code <lock>require</lock>}. Default: {@code auto}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.lock")
  private String lock;

  /**
   * The lock, {@code pylock.toml} or {@code pylock.<name>.toml} as PEP 751 has it.
   *
   * <p>Example: {@code <lockFile>pylock.lhcb.toml</lockFile>}. Default: {@code pylock.toml} beside
   * the requirements file, or, if that is at a URL, beside the JSON file or in the project's
   * folder.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.lockFile")
  private String lockFile;

  /**
   * What to do when a requirement needs another version of a package than the base has: {@code
   * replace} it as pip does, or {@code keep} it and fail. What satisfies is kept in any case, and
   * nothing is done that another package of the base would not bear.
   *
   * <p>Example: {@code <basePackages>keep</basePackages>}. Default: {@code replace}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.basePackages")
  private String basePackages;

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
   * The id of the server in settings.xml whose credentials and headers are used for the URLs given
   * here: indexes, find-links, base and requirements; of {@code stage} for {@code stageTo}.
   *
   * <p>Example: {@code <serverId>vo-packages</serverId>}. Default: each URL's host, with its port
   * or without.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.serverId")
  String serverId;

  /**
   * How long a connection to a server may take, in seconds.
   *
   * <p>Example: {@code <connectTimeout>30</connectTimeout>}. Default: the {@code timeout} of pip's
   * configuration ({@code PIP_TIMEOUT}), else {@code 15}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.connectTimeout")
  private Integer connectTimeout;

  /**
   * How long a server may be silent, before its answer and in the middle of it, in seconds.
   *
   * <p>Example: {@code <readTimeout>120</readTimeout>}. Default: the {@code timeout} of pip's
   * configuration ({@code PIP_TIMEOUT}), else {@code 60}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.readTimeout")
  private Integer readTimeout;

  /**
   * How long one page or file may take in all, retries and pauses included, in seconds. What came
   * of it stays, and the next build goes on from there.
   *
   * <p>Example: {@code <totalTimeout>1800</totalTimeout>}. Default: none, any time.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.totalTimeout")
  private Integer totalTimeout;

  /**
   * How often to ask again where a server was in trouble, silent, or broke off.
   *
   * <p>Example: {@code <retries>2</retries>}. Default: the {@code retries} of pip's configuration
   * ({@code PIP_RETRIES}), else {@code 5}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.retries")
  private Integer retries;

  /**
   * The Python that builds what has to be built from source. It runs the code of what it builds.
   * Compiled code is used only if it is of the version, ABI and machine of the base's.
   *
   * <p>Example: {@code <buildPython>/usr/bin/python2.7</buildPython>}. Default: the base's own,
   * where this host can run it.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.buildPython")
  private File buildPython;

  /**
   * How long building one project from source may take, in seconds; then it is stopped with all
   * that it has started.
   *
   * <p>Example: {@code <buildTimeout>300</buildTimeout>}. Default: {@code 1800}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.buildTimeout", defaultValue = "1800")
  private int buildTimeout;

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
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  private final RepositorySystem repositorySystem;

  ExtensionMojo(RepositorySystem repositorySystem) {
    this.repositorySystem = repositorySystem;
  }

  /** Runs the goal, and turns what fails into what the user reads. */
  @Override
  public final void execute() throws MojoFailureException {
    if (skip) {
      getLog().info("Skipped, as diracos.skip says.");
      return;
    }
    try {
      run();
    } catch (RuntimeException e) {
      throw new FailureMessages().explain(e);
    }
  }

  /** Does what the goal is for. */
  abstract void run();

  /** What is said of the extension, the command line over the POM over the JSON file. */
  final ExtensionSettings settings() {
    Path folder = folder();
    return new MojoSettings(folder)
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
        .with(ExtensionKey.BASE_PACKAGES, basePackages)
        .with(ExtensionKey.TARGET_ENVIRONMENT, pairs(targetEnvironment))
        .with(ExtensionKey.LOCK, lock)
        .with(ExtensionKey.LOCK_FILE, lockFile)
        .over(json(), session.getUserProperties())
        .over(
            MojoSettings.defaults(
                new ProjectArtifacts(project).extensionName(), projectVersion(), folder));
  }

  /** The extension, checked; a base that is an artifact is resolved, as are wheels that are. */
  final ExtensionSpec spec() {
    return new SpecReader(artifacts())
        .read(settings(), folder())
        .with(
            new WheelDependencies(repositorySystem, session.getRepositorySession(), project)
                .resolve());
  }

  /** The repositories of the build. */
  final RepositoryArtifacts artifacts() {
    return new RepositoryArtifacts(
        repositorySystem, session.getRepositorySession(), project.getRemoteProjectRepositories());
  }

  /** The extension, checked, for a goal that never opens the base. */
  final ExtensionSpec specWithoutBase() {
    return new SpecReader(coordinates -> folder()).read(settings(), folder());
  }

  final UserEnvironment user() {
    return new UserEnvironment(
        Optional.ofNullable(cache).map(File::toPath),
        session.isOffline(),
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        new SettingsServers(session.getRepositorySession(), session.getSettings(), serverIds()),
        limits(),
        execution.getVersion(),
        new BuildPython(
            Optional.ofNullable(buildPython).map(File::toPath),
            Duration.ofSeconds(atLeast(1, "buildTimeout", buildTimeout).orElseThrow())),
        session.getRequest().isUpdateSnapshots());
  }

  private TransferLimits limits() {
    return new TransferLimits(
        atLeast(1, "connectTimeout", connectTimeout).map(Duration::ofSeconds),
        atLeast(1, "readTimeout", readTimeout).map(Duration::ofSeconds),
        atLeast(0, "retries", retries),
        atLeast(1, "totalTimeout", totalTimeout).map(Duration::ofSeconds));
  }

  private static Optional<Integer> atLeast(int least, String parameter, Integer value) {
    if (value != null && value < least) {
      throw new InvalidParameterException(
          parameter, value.toString(), "it has to be at least " + least);
    }
    return Optional.ofNullable(value);
  }

  /** The server id that was given, for all servers that the extension's description names. */
  private Map<String, String> serverIds() {
    Map<String, String> ids = new HashMap<>();
    if (serverId != null) {
      ExtensionSettings described = settings();
      Stream.of(
              ExtensionKey.INDEX_URL,
              ExtensionKey.EXTRA_INDEX_URL,
              ExtensionKey.FIND_LINKS,
              ExtensionKey.BASE_URL,
              ExtensionKey.BASE,
              ExtensionKey.PIP_REQUIREMENTS)
          .flatMap(key -> described.get(key).stream())
          .flatMap(setting -> setting.values().stream())
          .flatMap(text -> SettingsServers.webPlace(text).stream())
          .forEach(place -> ids.put(place, serverId));
    }
    return ids;
  }

  /** Renders what the engine reports. */
  final Console console() {
    return new Console(getLog(), new Terminal(session, getLog()).liveLine());
  }

  /** Whether Maven was given a project; without a POM it makes up one that means nothing. */
  final boolean hasPom() {
    return project.getFile() != null;
  }

  final Path currentFolder() {
    return Path.of(session.getExecutionRootDirectory());
  }

  /** The project's folder, else the current one. */
  final Path folder() {
    return project.getBasedir() == null ? currentFolder() : project.getBasedir().toPath();
  }

  /**
   * Where results go. Without a POM the made-up project's build folder is below a folder that
   * nobody has.
   *
   * @param chosen by the user, or null
   */
  final Path outputFolder(File chosen) {
    if (chosen != null) {
      return chosen.toPath();
    }
    return hasPom()
        ? Path.of(project.getBuild().getDirectory())
        : currentFolder().resolve("target");
  }

  /**
   * The tarball that was built: what was attached under the extension's name, else what lies where
   * results go.
   *
   * @param chosen folder of results, or null
   */
  final Path built(File chosen) {
    String name = specWithoutBase().tarballName();
    return Stream.concat(
            Stream.ofNullable(project.getArtifact()), project.getAttachedArtifacts().stream())
        .map(Artifact::getFile)
        .filter(Objects::nonNull)
        .filter(it -> it.getName().equals(name))
        .findFirst()
        .map(File::toPath)
        .orElseGet(() -> outputFolder(chosen).resolve(name));
  }

  /** Elements as {@code name=value}, else the text; the command line's is read elsewhere. */
  private static List<String> pairs(PlexusConfiguration configuration) {
    if (configuration == null || configuration.getChildCount() == 0) {
      return Stream.ofNullable(configuration)
          .map(it -> it.getValue(""))
          .filter(text -> !text.isBlank() && !text.startsWith("${"))
          .toList();
    }
    return Arrays.stream(configuration.getChildren())
        .map(child -> child.getName() + "=" + child.getValue(""))
        .toList();
  }

  private ExtensionSettings json() {
    return configFile == null
        ? ExtensionSettings.of(Map.of())
        : new ExtensionJson(new Interpolation(session, execution)).read(configFile.toPath());
  }

  private Optional<String> projectVersion() {
    return hasPom() ? Optional.of(project.getVersion()) : Optional.empty();
  }
}
