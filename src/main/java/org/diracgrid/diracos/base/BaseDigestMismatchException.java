package org.diracgrid.diracos.base;

import org.diracgrid.diracos.transfer.Checksum;

/** The base is not the file that its digest was made of. */
public final class BaseDigestMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String base;
  private final String source;
  private final transient Checksum wanted;
  private final transient Checksum got;

  /**
   * Says what differs.
   *
   * @param base the file or URL, without credentials
   * @param source where the wanted digest stands, e.g. {@code sha256 of the configuration}
   */
  public BaseDigestMismatchException(String base, String source, Checksum wanted, Checksum got) {
    super("%s should have %s by the %s, but has %s".formatted(base, wanted, source, got));
    this.base = base;
    this.source = source;
    this.wanted = wanted;
    this.got = got;
  }

  /** The file or URL. */
  public String base() {
    return base;
  }

  /** Where the wanted digest stands. */
  public String source() {
    return source;
  }

  /** The digest it should have. */
  public Checksum wanted() {
    return wanted;
  }

  /** The digest it has. */
  public Checksum got() {
    return got;
  }
}
