package org.diracgrid.diracos.index;

/** A source distribution tells what it needs only when it is built. */
public final class MetadataNotStaticException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String filename;
  private final String reason;

  MetadataNotStaticException(String filename, String reason) {
    super("%s has to be built to learn what it needs: %s.".formatted(filename, reason));
    this.filename = filename;
    this.reason = reason;
  }

  /** The file's name. */
  public String filename() {
    return filename;
  }

  /** Why its PKG-INFO is not enough, as the end of a sentence. */
  public String reason() {
    return reason;
  }
}
