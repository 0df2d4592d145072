package org.diracgrid.diracos.source;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.diracgrid.diracos.index.RepositoryReference;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.MaskedUri;

/** The files of commits, in the cache by repository and commit. */
final class GitCheckouts {
  private final Path cache;
  private final boolean offline;

  GitCheckouts(Path cache, boolean offline) {
    this.cache = cache;
    this.offline = offline;
  }

  /**
   * One commit's files.
   *
   * @param commit the whole hash
   * @param folder where they lie
   */
  record Checkout(String commit, Path folder) {}

  /**
   * Checks out what a reference means now.
   *
   * @param commit the whole hash to take instead
   */
  Checkout of(RepositoryReference wanted, Optional<String> commit) {
    URI uri = wanted.repository();
    String shown = wanted.bare().toString();
    if (!wanted.scheme().startsWith("git+")) {
      throw new UnbuildableProjectException(
          shown, "only git repositories can be checked out, not by " + wanted.scheme());
    }
    Optional<String> revision = commit.or(wanted::revision);
    if (revision.filter(it -> it.startsWith("-")).isPresent()) {
      throw new UnbuildableProjectException(shown, "its revision begins with a dash");
    }
    Path trees = cache.resolve(key(uri));
    Optional<Path> known =
        revision.filter(GitRepository::isCommit).map(trees::resolve).filter(Files::isDirectory);
    if (known.isPresent()) {
      return new Checkout(revision.get(), known.get());
    }
    boolean local = "file".equalsIgnoreCase(uri.getScheme());
    if (offline && !local) {
      throw new UnbuildableProjectException(
          shown,
          "it would have to be fetched, but Maven is offline, and only a whole commit hash is found in the cache");
    }
    try {
      Files.createDirectories(trees);
      Path scratch = Files.createTempDirectory(trees, ".");
      try {
        return fetch(new GitRepository(uri, scratch), revision, trees, scratch.resolve("files"));
      } finally {
        SdistTrees.remove(scratch);
      }
    } catch (IOException e) {
      throw new UnbuildableProjectException(
          shown, "it cannot be checked out into the cache (%s)".formatted(e.getMessage()), e);
    }
  }

  private static Checkout fetch(
      GitRepository repository, Optional<String> revision, Path trees, Path draft)
      throws IOException {
    Optional<String> wanted =
        revision.filter(GitRepository::isCommit).or(() -> repository.commit(revision));
    Optional<Path> known = wanted.map(trees::resolve).filter(Files::isDirectory);
    if (known.isPresent()) {
      return new Checkout(wanted.get(), known.get());
    }
    String commit =
        repository.fetch(
            wanted
                .or(() -> revision)
                .orElseThrow(
                    () ->
                        new UnbuildableProjectException(
                            repository.shown(), "it has no default branch; name one behind @")));
    Path place = trees.resolve(commit);
    if (!Files.isDirectory(place)) {
      Files.createDirectories(draft);
      repository.checkOut(commit, draft);
      SdistTrees.publish(draft, place);
    }
    return new Checkout(commit, place);
  }

  private static String key(URI uri) {
    byte[] text = MaskedUri.of(uri).toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest().digest(text)).substring(0, 16);
  }
}
