package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The checksums of the strongest kind among those given; a file must meet one of them.
 *
 * @param wanted all of one algorithm, perhaps none
 */
record ExpectedChecksums(List<Checksum> wanted) {
  static ExpectedChecksums of(List<Checksum> given) {
    Optional<DigestAlgorithm> strongest =
        given.stream().map(Checksum::algorithm).max(DigestAlgorithm::compareTo);
    return new ExpectedChecksums(
        given.stream().filter(c -> c.algorithm() == strongest.orElseThrow()).toList());
  }

  boolean any() {
    return !wanted.isEmpty();
  }

  /** Those that alone identify a file. */
  List<Checksum> strong() {
    return wanted.stream().filter(c -> c.algorithm().strong()).toList();
  }

  /** What the file's checksum has to be made with; sha256 if nothing is wanted. */
  DigestAlgorithm algorithm() {
    return any() ? wanted.get(0).algorithm() : DigestAlgorithm.SHA256;
  }

  boolean metBy(Digests digests) {
    return !any() || wanted.contains(digests.of(algorithm()));
  }

  /** Throws if the file is another one. */
  void check(URI uri, Digests digests) {
    if (!metBy(digests)) {
      throw new ChecksumMismatchException(uri, wanted, digests.of(algorithm()));
    }
  }
}
