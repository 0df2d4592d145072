package org.diracgrid.diracos.base;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** No place that was asked has this DIRACOS. */
public final class BaseNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String version;
  private final transient List<URI> tried;

  /** Says which version and every URL tried, which must be free of credentials. */
  public BaseNotFoundException(String version, List<URI> tried) {
    super(
        tried.isEmpty()
            ? "DIRACOS %s was looked for nowhere, as no base URL is configured".formatted(version)
            : "DIRACOS %s was not found at %s"
                .formatted(
                    version,
                    tried.stream().map(URI::toString).collect(Collectors.joining(" or at "))));
    this.version = version;
    this.tried = List.copyOf(tried);
  }

  /** The version asked for. */
  public String version() {
    return version;
  }

  /** Every URL tried, in order. */
  public List<URI> tried() {
    return tried;
  }
}
