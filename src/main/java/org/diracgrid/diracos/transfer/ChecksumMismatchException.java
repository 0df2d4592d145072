package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** A file is not the one its checksum promises. */
public final class ChecksumMismatchException extends TransferException {
  private static final long serialVersionUID = 1L;

  private final transient List<Checksum> wanted;
  private final transient Checksum got;

  /** Says what was wanted, any one of these, and what came; all of one algorithm. */
  public ChecksumMismatchException(URI uri, List<Checksum> wanted, Checksum got) {
    super(
        uri,
        "%s is not the file it should be: wanted %s, got %s."
            .formatted(
                MaskedUri.of(uri),
                wanted.stream().map(Checksum::toString).collect(Collectors.joining(" or ")),
                got),
        null);
    this.wanted = List.copyOf(wanted);
    this.got = got;
  }

  /** The checksums of which one should have held. */
  public List<Checksum> wanted() {
    return wanted;
  }

  /** The checksum of the bytes that came. */
  public Checksum got() {
    return got;
  }
}
