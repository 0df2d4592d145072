package org.diracgrid.diracos.verification;

import java.util.Optional;
import org.diracgrid.diracos.archive.FileDigests;

/**
 * What is told of a verification.
 *
 * @param archive name of the tarball
 * @param digests of the tarball
 * @param entries how many it has
 * @param base where the base came from that it was compared with; empty if it was not
 * @param verdict what was found
 */
public record VerificationReport(
    String archive, FileDigests digests, int entries, Optional<String> base, Verdict verdict) {
  /** Whether the archive holds. */
  public boolean holds() {
    return verdict.count(Severity.ERROR) == 0;
  }
}
