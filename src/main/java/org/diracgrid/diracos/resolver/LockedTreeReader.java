package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.diracgrid.diracos.index.RepositoryReference;

/** Reads where a lock has packages from that come as source trees. */
final class LockedTreeReader {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private final LockPlace place;

  LockedTreeReader(LockPlace place) {
    this.place = place;
  }

  /** The tree of a package; empty if it comes as files. */
  Optional<LockedTree> read(LockTable locked) {
    Optional<LockedTree> checkout = locked.table("vcs").map(it -> checkout(locked, it));
    return checkout.or(() -> locked.table("directory").map(LockedTreeReader::directory));
  }

  private LockedTree checkout(LockTable locked, LockTable vcs) {
    String type = vcs.requiredText("type");
    if (!type.equals("git")) {
      throw locked.failure(
          "comes from a '%s' repository, and only git's can be read".formatted(type));
    }
    Optional<URI> path = vcs.text("path").flatMap(place::resolve);
    URI url =
        vcs.parsed("url", LockedFileReader::uri)
            .or(() -> path)
            .orElseThrow(() -> locked.failure("has a 'vcs' without a usable 'url' or 'path'"));
    String commit = vcs.requiredText("commit-id");
    if (!COMMIT.matcher(commit).matches()) {
      throw locked.failure("has '%s' as 'commit-id', which is no whole hash".formatted(commit));
    }
    return new LockedTree.Checkout(
        new RepositoryReference(type, url, Optional.empty(), Optional.empty()).bare(),
        vcs.text("requested-revision"),
        commit,
        vcs.text("subdirectory"));
  }

  private static LockedTree directory(LockTable directory) {
    String path = directory.requiredText("path");
    return new LockedTree.Directory(
        directory.text("subdirectory").map(below -> path + "/" + below).orElse(path));
  }
}
