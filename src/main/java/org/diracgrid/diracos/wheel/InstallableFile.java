package org.diracgrid.diracos.wheel;

import java.nio.charset.StandardCharsets;
import org.diracgrid.diracos.archive.EntryContent;

/**
 * A file that a wheel installs.
 *
 * @param path from the archive's root, links not yet followed
 * @param mode permission bits
 * @param content its bytes
 * @param fingerprint of them
 */
record InstallableFile(String path, int mode, EntryContent content, FileFingerprint fingerprint) {
  static final int PLAIN = 0644;
  static final int EXECUTABLE = 0755;

  /** A file that no wheel ships but its installer writes. */
  static InstallableFile generated(String path, int mode, byte[] bytes) {
    EntryContent content = EntryContent.of(bytes);
    return new InstallableFile(path, mode, content, FileFingerprint.of(path, content));
  }

  /** The same for a text. */
  static InstallableFile generated(String path, int mode, String text) {
    return generated(path, mode, text.getBytes(StandardCharsets.UTF_8));
  }
}
