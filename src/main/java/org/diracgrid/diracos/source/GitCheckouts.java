package org.diracgrid.diracos.source;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.index.FailedCheckoutException;
import org.diracgrid.diracos.index.OncePerKey;
import org.diracgrid.diracos.index.RepositoryReference;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.MaskedUri;

/** The files of commits, in the cache by repository and commit; no repository is asked twice. */
final class GitCheckouts {
  private final Path cache;
  private final boolean offline;
  private final Map<String, String> environment;
  private final OncePerKey<Asked, Optional<String>> meanings =
      new OncePerKey<>(this::ask, asked -> MaskedUri.of(asked.repository()).uri());

  private record Asked(URI repository, Optional<String> revision) {}

  /**
   * Keeps checkouts in a folder.
   *
   * @param offline whether to ask no server
   * @param environment for git
   */
  GitCheckouts(Path cache, boolean offline, Map<String, String> environment) {
    this.cache = cache;
    this.offline = offline;
    this.environment = Map.copyOf(environment);
  }

  /**
   * One commit's files.
   *
   * @param commit the whole hash
   * @param folder where they lie
   */
  record Checkout(String commit, Path folder) {}

  /**
   * The commit that a branch, a tag or the default branch means, as its repository says now, or
   * offline said last; empty for what is none of these, such as a commit.
   */
  Optional<String> meaning(RepositoryReference wanted) {
    check(wanted);
    if (wanted.revision().filter(GitRepository::isCommit).isPresent()) {
      return Optional.empty();
    }
    return isBarred(wanted)
        ? memory(wanted.repository()).recall(wanted.revision())
        : meanings.get(new Asked(wanted.repository(), wanted.revision()));
  }

  /**
   * Checks out what a reference means now.
   *
   * @param commit the whole hash to take instead
   */
  Checkout of(RepositoryReference wanted, Optional<String> commit) {
    check(wanted);
    RevisionMemory memory = memory(wanted.repository());
    Optional<String> hash =
        commit
            .or(() -> wanted.revision().filter(GitRepository::isCommit))
            .or(() -> meaning(wanted))
            // What begins like a commit that was found once goes on meaning that.
            .or(
                () ->
                    memory
                        .recall(wanted.revision())
                        .filter(known -> known.startsWith(wanted.revision().orElse("-"))));
    Path trees = trees(wanted.repository());
    Optional<Path> known = hash.map(trees::resolve).filter(Files::isDirectory);
    if (known.isPresent()) {
      return new Checkout(hash.get(), known.get());
    }
    if (isBarred(wanted)) {
      throw new FailedCheckoutException(
          wanted.bare().toString(),
          "Maven is offline, and the cache has no files of "
              + hash.or(wanted::revision).map(it -> "'" + it + "'").orElse("its default branch"));
    }
    String fetched =
        work(
            wanted.repository(),
            (repository, draft) -> {
              String found = repository.fetch(revision(wanted, hash));
              Path place = trees.resolve(found);
              if (!Files.isDirectory(place)) {
                repository.checkOut(found, Files.createDirectories(draft));
                SdistTrees.publish(draft, place);
              }
              return found;
            });
    if (commit.isEmpty()) {
      memory.keep(wanted.revision(), fetched);
    }
    return new Checkout(fetched, trees.resolve(fetched));
  }

  private static String revision(RepositoryReference wanted, Optional<String> hash) {
    return hash.or(wanted::revision)
        .orElseThrow(
            () ->
                new FailedCheckoutException(
                    wanted.bare().toString(), "it has no default branch; name one behind @"));
  }

  private static void check(RepositoryReference wanted) {
    if (!wanted.scheme().startsWith("git+")) {
      throw new FailedCheckoutException(
          wanted.bare().toString(),
          "only git repositories are, and it is one by " + wanted.scheme());
    }
    if (wanted.revision().filter(it -> it.startsWith("-")).isPresent()) {
      throw new FailedCheckoutException(
          wanted.bare().toString(), "its revision begins with a dash");
    }
  }

  /** Whether it must not be asked. */
  private boolean isBarred(RepositoryReference wanted) {
    return offline && !"file".equalsIgnoreCase(wanted.repository().getScheme());
  }

  private Optional<String> ask(Asked asked) {
    Optional<String> commit =
        work(asked.repository(), (repository, draft) -> repository.commit(asked.revision()));
    commit.ifPresent(it -> memory(asked.repository()).keep(asked.revision(), it));
    return commit;
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(GitRepository repository, Path draft) throws IOException;
  }

  private <T> T work(URI uri, Work<T> work) {
    try {
      Path scratch = Files.createTempDirectory(Files.createDirectories(trees(uri)), ".");
      try {
        return work.with(new GitRepository(uri, scratch, environment), scratch.resolve("files"));
      } finally {
        SdistTrees.remove(scratch);
      }
    } catch (IOException e) {
      throw new FailedCheckoutException(
          MaskedUri.of(uri).toString(),
          "it cannot be brought into the cache (%s)".formatted(e.getMessage()),
          e);
    }
  }

  private RevisionMemory memory(URI uri) {
    return new RevisionMemory(trees(uri), cache.getParent());
  }

  private Path trees(URI uri) {
    byte[] text = MaskedUri.of(uri).toString().getBytes(StandardCharsets.UTF_8);
    return cache.resolve(
        HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest().digest(text)).substring(0, 16));
  }
}
