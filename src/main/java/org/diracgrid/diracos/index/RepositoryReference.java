package org.diracgrid.diracos.index;

import java.net.URI;
import java.util.Optional;
import org.diracgrid.diracos.transfer.MaskedUri;

/**
 * What a requirement wants of a repository.
 *
 * @param scheme e.g. {@code git+https}
 * @param repository without scheme prefix, revision and fragment; may hold credentials
 * @param revision tag, branch or commit; empty for the default branch
 * @param subdirectory where the project lies in it
 */
public record RepositoryReference(
    String scheme, URI repository, Optional<String> revision, Optional<String> subdirectory) {
  /**
   * The repository without credentials. Behind ssh the user is the server's, as in {@code git@},
   * and no secret (PEP 610).
   */
  public URI bare() {
    String user = repository.getRawUserInfo();
    boolean plain = "ssh".equals(repository.getScheme()) && user != null && !user.contains(":");
    return plain ? repository : MaskedUri.of(repository).uri();
  }
}
