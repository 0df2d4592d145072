package org.diracgrid.diracos.index;

import java.net.URI;
import java.util.Optional;
import org.diracgrid.diracos.transfer.Checksum;

/**
 * Where the source of a wheel came from that was made here.
 *
 * @param uri of the archive, folder or repository, without credentials
 * @param archive the sha256 of the archive; empty for a folder or repository
 * @param commit what was checked out of the repository; empty for an archive or folder
 * @param subdirectory where in an archive or repository the project lies, with {@code /}
 */
public record SourceOrigin(
    URI uri, Optional<Checksum> archive, Optional<Commit> commit, Optional<String> subdirectory) {
  /**
   * One commit of a repository.
   *
   * @param id the whole hash
   * @param requested the tag, branch or commit that was asked for
   */
  public record Commit(String id, Optional<String> requested) {}
}
