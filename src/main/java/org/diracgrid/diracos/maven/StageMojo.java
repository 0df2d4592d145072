package org.diracgrid.diracos.maven;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.diracgrid.diracos.extension.ExtensionSpec;
import org.diracgrid.diracos.extension.MissingTarballException;
import org.diracgrid.diracos.release.ReleaseFolder;
import org.diracgrid.diracos.release.ReleaseServer;
import org.diracgrid.diracos.release.Staged;
import org.diracgrid.diracos.release.Tarball;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.spi.connector.transport.TransporterProvider;

/**
 * Publishes a built extension where dirac-install looks for it: the tarball, after it its md5, and
 * a note with the two lines that make DIRAC use it. A version that is out is never overwritten with
 * another tarball, as installers keep what they once have; what is there already and equal stays.
 *
 * @since 1.0.0
 */
@Mojo(name = "stage", requiresProject = false, threadSafe = true)
public final class StageMojo extends ExtensionMojo {
  /**
   * Where to publish: a folder (of EOS, CVMFS, a web server) or the {@code http} or {@code https}
   * URL of a folder that takes uploads (PUT, WebDAV).
   *
   * <p>Example: {@code -Ddiracos.stageTo=/eos/project/l/lhcb/www/diracos}. Default: none; required.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.stageTo")
  private String stageTo;

  /**
   * The folder of the tarballs as installers see it, for the note.
   *
   * <p>Example: {@code -Ddiracos.location=https://lhcb.example.org/diracos}. Default: {@code
   * stageTo}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.location")
  private String location;

  /**
   * The tarball to publish.
   *
   * <p>Example: {@code -Ddiracos.file=LHCbdiracos-v1.tar.gz}. Default: the one that {@code
   * build-extension} has built.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.file")
  private File file;

  /**
   * Where the tarball is looked for.
   *
   * <p>Example: {@code <outputDirectory>${project.build.directory}/extension</outputDirectory>}.
   * Default: the project's build folder, or {@code target} below the current folder without a POM.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.outputDirectory")
  private File outputDirectory;

  private final TransporterProvider transporters;

  @Inject
  StageMojo(RepositorySystem repositorySystem, TransporterProvider transporters) {
    super(repositorySystem);
    this.transporters = transporters;
  }

  @Override
  void run() {
    if (stageTo == null) {
      throw new MissingParameterException("stageTo");
    }
    StagePlace place = new StagePlace(stageTo);
    Optional<URI> server = place.server();
    ExtensionSpec spec = specWithoutBase();
    Path built = (file == null ? built(outputDirectory) : file.toPath()).toAbsolutePath();
    if (!Files.isRegularFile(built)) {
      throw new MissingTarballException(built);
    }
    Tarball tarball = new Tarball(built, spec.extensionName(), spec.version());
    print(
        tarball,
        server.map(url -> upload(tarball, place, url)).orElseGet(() -> copy(tarball, place)));
  }

  private Staged upload(Tarball tarball, StagePlace place, URI url) {
    if (session.isOffline()) {
      throw new InvalidParameterException(
          "stageTo", place.shown(), "it is on a server, and Maven is offline");
    }
    String server = serverId == null ? url.getHost() : serverId;
    try (TransporterFolder folder =
        new TransporterFolder(transporters, session.getRepositorySession(), server, url)) {
      return new ReleaseServer(folder, place.shown())
          .stage(tarball, location == null ? place.shown() : location, bytes -> {});
    }
  }

  private Staged copy(Tarball tarball, StagePlace place) {
    Path folder = place.folder(folder());
    return new ReleaseFolder(folder)
        .stage(tarball, location == null ? folder.toString() : location, bytes -> {});
  }

  private void print(Tarball tarball, Staged staged) {
    getLog()
        .info(
            "%s %s, for installers at %s"
                .formatted(
                    tarball.tarballName(),
                    staged.written() ? "is published" : "was published already",
                    staged.location()));
    getLog().info("In the release's section of releases.cfg:  DIRACOS = " + staged.reference());
    getLog().info("In the defaults file of the DIRAC project: DIRACOS = " + staged.location());
  }
}
