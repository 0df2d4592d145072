package org.diracgrid.diracos.maven;

import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.diracgrid.diracos.extension.ExtensionLocker;
import org.diracgrid.diracos.extension.LockOptions;
import org.diracgrid.diracos.extension.LockResult;
import org.eclipse.aether.RepositorySystem;

/**
 * Resolves the requirements of an extension once and writes down which files meet them, as {@code
 * pylock.toml} (PEP 751), which {@code build-extension} heeds from then on. Versions that an
 * earlier lock has are kept where they still satisfy. Needs no POM.
 *
 * @since 1.0.0
 */
@Mojo(name = "lock", requiresProject = false, threadSafe = true)
public final class LockMojo extends ExtensionMojo {
  private static final String UPGRADE = "diracos.upgrade";

  /**
   * Which packages of the lock to renew: {@code all}, or a comma-separated list of projects; on the
   * command line {@code -Ddiracos.upgrade} alone means all.
   *
   * <p>Example: {@code -Ddiracos.upgrade=requests,six}. Default: none, versions are kept where they
   * still satisfy.
   *
   * @since 1.0.0
   */
  @Parameter(property = UPGRADE)
  private String upgrade;

  /**
   * A requirements file to write besides, with everything pinned and hashed, as
   * dos-fix-pip-versions did and pip reads.
   *
   * <p>Example: {@code -Ddiracos.pinnedRequirements=pinned.txt}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.pinnedRequirements")
  private File pinnedRequirements;

  @Inject
  LockMojo(RepositorySystem repositorySystem) {
    super(repositorySystem);
  }

  /** Locks the extension. */
  @Override
  void run() {
    LockResult result = new ExtensionLocker(user(), options(), console()).lock(spec());
    new LockReport(getLog()).print(result);
  }

  private LockOptions options() {
    // Maven takes a property without a value for no value, and lets the POM win over it.
    Optional<String> wanted =
        Optional.ofNullable(session.getUserProperties().getProperty(UPGRADE))
            .or(() -> Optional.ofNullable(upgrade));
    return new LockOptions(wanted, Optional.ofNullable(pinnedRequirements).map(File::toPath));
  }
}
