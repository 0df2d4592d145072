package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A sparse file's bytes with its holes filled; its map is read only if somebody wants them. */
final class SparseContent extends InputStream {
  private final TarArchiveInputStream tar;
  private boolean begun;

  /**
   * The file of one entry.
   *
   * @param header its blocks
   * @param stored what the archive holds of it
   */
  SparseContent(byte[] header, InputStream stored) {
    this.tar =
        new TarArchiveInputStream(
            new SequenceInputStream(new ByteArrayInputStream(header), stored), ISO_8859_1.name());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (!begun) {
      begun = true;
      tar.getNextEntry();
    }
    return tar.read(target, offset, length);
  }
}
