package org.diracgrid.diracos.index;

import java.net.URI;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.transfer.MaskedUri;

/** A URL leads to another project than the requirement names. */
public final class WrongProjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final URI uri;
  private final transient ProjectName wanted;
  private final transient ProjectName found;

  /** Says what was wanted from which URL, and found. */
  public WrongProjectException(URI uri, ProjectName wanted, ProjectName found) {
    super(
        "%s is a distribution of '%s', but '%s' is wanted from it."
            .formatted(MaskedUri.of(uri), found, wanted));
    this.uri = MaskedUri.of(uri).uri();
    this.wanted = wanted;
    this.found = found;
  }

  /** The URL without credentials. */
  public URI uri() {
    return uri;
  }

  /** What the requirement names. */
  public ProjectName wanted() {
    return wanted;
  }

  /** What the file's name says. */
  public ProjectName found() {
    return found;
  }
}
