package org.diracgrid.diracos.wheel;

import java.util.Optional;
import org.diracgrid.diracos.archive.EntryContent;

/**
 * What stands at one path when all is installed.
 *
 * @param owner who brought it: a wheel's file name, or {@link #BASE}
 * @param mode permission bits, if new
 * @param content its bytes; empty if the base has it already
 * @param fingerprint of its bytes
 */
record PlacedFile(
    String owner, int mode, Optional<EntryContent> content, FileFingerprint fingerprint) {
  static final String BASE = "the base";

  static PlacedFile ofBase(FileFingerprint fingerprint) {
    return new PlacedFile(BASE, 0, Optional.empty(), fingerprint);
  }

  static PlacedFile of(String wheel, InstallableFile file) {
    return new PlacedFile(wheel, file.mode(), Optional.of(file.content()), file.fingerprint());
  }

  boolean isOfBase() {
    return content.isEmpty();
  }
}
