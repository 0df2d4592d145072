package org.diracgrid.diracos.release;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The two lines that make DIRAC use an extension, each with the file it belongs into. */
final class CfgNote {
  private CfgNote() {}

  /**
   * The note.
   *
   * @param location the URL of the folder, or its path
   */
  static byte[] of(Tarball tarball, String location) {
    return """
        # In the section of the release in your project's releases.cfg:
        DIRACOS = %s
        # In your project's defaults file:
        DIRACOS = %s
        """
        .formatted(tarball.reference(), location)
        .getBytes(US_ASCII);
  }
}
