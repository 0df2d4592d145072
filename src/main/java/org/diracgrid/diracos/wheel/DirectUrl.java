package org.diracgrid.diracos.wheel;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where a distribution came from if not from an index (PEP 610).
 *
 * @param uri without credentials and fragment
 * @param hashes algorithm name to hexadecimal digits; of an archive
 * @param commit what was checked out; of a repository
 * @param subdirectory where in it the project lay
 */
public record DirectUrl(
    URI uri, Map<String, String> hashes, Optional<Commit> commit, Optional<String> subdirectory) {
  /**
   * A commit of a git repository.
   *
   * @param id the whole hash
   * @param requested the branch, tag or commit that was asked for
   */
  public record Commit(String id, Optional<String> requested) {}

  /** That of an archive. */
  public DirectUrl(URI uri, Map<String, String> hashes) {
    this(uri, hashes, Optional.empty(), Optional.empty());
  }

  /** The URL as {@code pip freeze} writes it. */
  public String frozen() {
    String whole = commit.map(it -> "git+%s@%s".formatted(uri, it.id())).orElseGet(uri::toString);
    return whole + subdirectory.map(it -> "#subdirectory=" + it).orElse("");
  }
}
