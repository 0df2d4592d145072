package org.diracgrid.diracos.maven;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.diracgrid.diracos.extension.Sizes;
import org.diracgrid.diracos.transfer.CacheContents;
import org.diracgrid.diracos.transfer.CacheContents.Amount;
import org.diracgrid.diracos.transfer.CachePart;
import org.diracgrid.diracos.transfer.CachePurge;
import org.eclipse.aether.RepositorySystem;

/**
 * Removes from the cache what was not used for long, or as much as makes it small enough, and tells
 * what it holds; builds may run meanwhile, and what they use stays. Needs no POM.
 *
 * @since 1.0.0
 */
@Mojo(name = "purge-cache", requiresProject = false, aggregator = true, threadSafe = true)
public final class PurgeCacheMojo extends ExtensionMojo {
  /**
   * How long something may not have been used: a number of minutes, hours, days or weeks.
   *
   * <p>Example: {@code -Ddiracos.olderThan=30d}. Default: none, nothing goes for its age.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.olderThan")
  private String olderThan;

  /**
   * How large the cache may be, in decimal units; what was used least recently goes first.
   *
   * <p>Example: {@code -Ddiracos.keepSize=5GB}. Default: none, nothing goes for its size.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.keepSize")
  private String keepSize;

  /**
   * Whether only to tell what would be removed.
   *
   * <p>Example: {@code -Ddiracos.dryRun}. Default: {@code false}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Inject
  PurgeCacheMojo(RepositorySystem repositorySystem) {
    super(repositorySystem);
  }

  @Override
  void run() {
    Optional<Duration> unused =
        Optional.ofNullable(olderThan).map(text -> CacheLimits.age("olderThan", text));
    OptionalLong keep =
        keepSize == null
            ? OptionalLong.empty()
            : OptionalLong.of(CacheLimits.size("keepSize", keepSize));
    Path cache = user().cacheFolder();
    CachePurge purge = new CachePurge(cache);
    if (unused.isEmpty() && keep.isEmpty()) {
      print("The cache " + cache + " holds", purge.contents());
      getLog().info("Nothing is removed without olderThan or keepSize.");
      return;
    }
    CachePurge.Result result = purge.purge(unused, keep, dryRun);
    print("The cache " + cache + (dryRun ? " holds" : " held"), result.before());
    print(dryRun ? "Would be removed:" : "Removed:", result.removed());
    if (result.spared() > 0) {
      getLog()
          .info(
              "%s used within the last day stay, as a build that is under way may need them."
                  .formatted(entries(result.spared())));
    }
  }

  private void print(String title, CacheContents contents) {
    getLog().info("%s %s".formatted(title, amount(contents.total())));
    for (CachePart part : CachePart.values()) {
      Amount amount = contents.counts().get(part);
      if (amount != null) {
        getLog().info("  %-16s  %s".formatted(part.label(), amount(amount)));
      }
    }
  }

  private static String amount(Amount amount) {
    return "%s, %s".formatted(entries(amount.entries()), Sizes.print(amount.bytes()));
  }

  private static String entries(int count) {
    return count == 1 ? "1 entry" : count + " entries";
  }
}
