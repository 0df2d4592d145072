package org.diracgrid.diracos.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.WheelName;

/**
 * A wheel that was built.
 *
 * @param file where it lies
 * @param name what its name says
 * @param metadata what it says of itself
 */
record BuiltWheel(Path file, WheelName name, CoreMetadata metadata) {
  private static final long MOST_METADATA = 16L << 20;

  /**
   * The one wheel in a folder.
   *
   * @throws IOException if there is not one, or it contradicts itself; the message is about a build
   *     as "it"
   */
  static BuiltWheel only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.toList();
      if (found.size() != 1) {
        throw new IOException("it made %d files rather than one wheel".formatted(found.size()));
      }
      return read(found.get(0));
    } catch (InvalidTextException e) {
      throw new IOException("it made no sound wheel: " + e.getMessage(), e);
    }
  }

  /** One of those that {@link #only} has given before; the message likewise. */
  static BuiltWheel read(Path file) throws IOException {
    WheelName name = WheelName.parse(String.valueOf(file.getFileName()));
    CoreMetadata metadata = metadata(file);
    boolean same =
        name.project().equals(metadata.name()) && name.version().equals(metadata.version());
    if (!same) {
      throw new IOException(
          "it made %s, which says to be %s %s"
              .formatted(name.filename(), metadata.writtenName(), metadata.version()));
    }
    return new BuiltWheel(file, name, metadata);
  }

  private static CoreMetadata metadata(Path wheel) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(wheel).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (entry.getName().matches("[^/]+\\.dist-info/METADATA")
            && entry.getSize() < MOST_METADATA) {
          try (InputStream in = zip.getInputStream(entry)) {
            return CoreMetadata.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    throw new IOException("it made a wheel without METADATA");
  }
}
