package org.diracgrid.diracos.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Takes METADATA out of a wheel, reading no more than the zip's directory and that member. */
final class WheelMetadata {
  private static final String MEMBER = ".dist-info/METADATA";

  private WheelMetadata() {}

  /**
   * The text of METADATA.
   *
   * @throws InvalidDistributionException if there is not exactly one
   * @throws IOException if this is no sound zip
   */
  static String read(SeekableByteChannel channel, String filename) throws IOException {
    try (ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(channel)
            // Local headers would be a request each; the one that counts is read with its member.
            .setIgnoreLocalFileHeader(true)
            .get()) {
      ZipArchiveEntry member = only(zip, filename);
      if (!zip.canReadEntryData(member)) {
        throw new InvalidDistributionException(
            filename, "its METADATA is encrypted or compressed in an unknown way", null);
      }
      try (InputStream in = zip.getInputStream(member)) {
        return BoundedText.read(in, filename);
      }
    } catch (IllegalArgumentException | ArithmeticException | NegativeArraySizeException e) {
      // Hostile offsets and sizes reach these in commons-compress rather than an IOException.
      throw new IOException(e);
    }
  }

  private static ZipArchiveEntry only(ZipFile zip, String filename) {
    List<ZipArchiveEntry> found =
        Collections.list(zip.getEntries()).stream()
            .filter(entry -> entry.getName().endsWith(MEMBER))
            .filter(entry -> entry.getName().indexOf('/') == entry.getName().lastIndexOf('/'))
            .toList();
    if (found.size() != 1) {
      throw new InvalidDistributionException(
          filename,
          "it has %d members '*%s' where exactly one belongs".formatted(found.size(), MEMBER),
          null);
    }
    return found.get(0);
  }
}
