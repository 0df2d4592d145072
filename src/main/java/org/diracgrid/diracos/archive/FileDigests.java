package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * The digests of a file's bytes.
 *
 * @param md5 lower-case hexadecimal
 * @param sha256 lower-case hexadecimal
 * @param size in bytes
 */
public record FileDigests(String md5, String sha256, long size) {
  /**
   * Reads a file once and computes its digests.
   *
   * @param progress hears how many bytes were read since it last did
   * @throws UnreadableArchiveException if the file cannot be read
   */
  public static FileDigests of(Path file, LongConsumer progress) {
    try (DigestedFile bytes = DigestedFile.open(file, progress)) {
      return bytes.finish();
    } catch (IOException e) {
      throw new UnreadableArchiveException(file, e);
    }
  }
}
