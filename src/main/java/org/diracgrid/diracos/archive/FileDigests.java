package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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
  private static final int BLOCK_SIZE = 1 << 18;

  /**
   * Reads a file once and computes its digests.
   *
   * @param progress hears how many bytes were read since it last did
   * @throws UnreadableArchiveException if the file cannot be read
   */
  public static FileDigests of(Path file, LongConsumer progress) {
    try (InputStream in = Files.newInputStream(file);
        ParallelDigests digests = new ParallelDigests()) {
      while (true) {
        byte[] block = new byte[BLOCK_SIZE];
        int count = in.readNBytes(block, 0, BLOCK_SIZE);
        if (count == 0) {
          return digests.finish();
        }
        digests.update(block, 0, count);
        progress.accept(count);
      }
    } catch (IOException e) {
      throw new UnreadableArchiveException(file, e);
    }
  }
}
