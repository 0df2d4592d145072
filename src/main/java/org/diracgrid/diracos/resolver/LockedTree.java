package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.diracgrid.diracos.index.RepositoryReference;
import org.diracgrid.diracos.index.SourceOrigin;

/** Where the source of a locked package lies that is no file (PEP 751). */
public sealed interface LockedTree {
  /**
   * A commit of a git repository, the lock's {@code vcs}.
   *
   * @param url without credentials
   * @param requested the tag, branch or commit that was asked for
   * @param commit the whole hash
   * @param subdirectory where in it the project lies
   */
  record Checkout(URI url, Optional<String> requested, String commit, Optional<String> subdirectory)
      implements LockedTree {
    /** Whether it is what a requirement wants; a tool need not tell what was asked for. */
    boolean meets(RepositoryReference wanted) {
      return url.equals(wanted.bare())
          && subdirectory.equals(wanted.subdirectory())
          && (requested.isEmpty() || requested.equals(wanted.revision()));
    }

    @Override
    public boolean isOf(SourceOrigin origin, LockPlace place) {
      return url.equals(origin.uri())
          && origin
              .commit()
              .filter(it -> it.id().equals(commit) && origin.subdirectory().equals(subdirectory))
              .isPresent();
    }
  }

  /**
   * A folder, the lock's {@code directory}; what it holds is in no lock.
   *
   * @param path from the folder of the lock, with {@code /}; absolute if it is not the project's
   */
  record Directory(String path) implements LockedTree {
    @Override
    public boolean isOf(SourceOrigin origin, LockPlace place) {
      try {
        return origin.commit().isEmpty()
            && "file".equals(origin.uri().getScheme())
            && place.folder().resolve(path).normalize().equals(Path.of(origin.uri()));
      } catch (InvalidPathException e) {
        return false;
      }
    }
  }

  /** That of a folder or checkout. */
  static LockedTree of(SourceOrigin origin, LockPlace place) {
    if (origin.commit().isPresent()) {
      SourceOrigin.Commit it = origin.commit().get();
      return new Checkout(origin.uri(), it.requested(), it.id(), origin.subdirectory());
    }
    Path folder = Path.of(origin.uri());
    return new Directory(
        place
            .path(folder)
            .map(path -> path.isEmpty() ? "." : path)
            .orElseGet(() -> folder.toString().replace('\\', '/')));
  }

  /** Whether it is there that a resolution found its source. */
  boolean isOf(SourceOrigin origin, LockPlace place);
}
