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
 */
public record SourceOrigin(URI uri, Optional<Checksum> archive, Optional<Commit> commit) {
  /**
   * One commit of a repository.
   *
   * @param id the whole hash
   * @param requested the tag, branch or commit that was asked for
   * @param subdirectory where in it the project lies
   */
  public record Commit(String id, Optional<String> requested, Optional<String> subdirectory) {}
}
