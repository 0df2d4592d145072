package org.diracgrid.diracos.extension;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * A small result of an earlier build, kept in case that a later one cannot take its place.
 *
 * @param name of the file
 * @param content empty if there was none
 */
record EarlierFile(String name, Optional<byte[]> content) {
  static EarlierFile read(OutputFolder output, String name) {
    return new EarlierFile(name, output.read(name));
  }

  /**
   * Has it there again as it was.
   *
   * @param failure why, which hears of what goes wrong with this, too
   */
  void putBack(OutputFolder output, RuntimeException failure) {
    try {
      if (content.isEmpty()) {
        if (Files.isRegularFile(output.file(name), LinkOption.NOFOLLOW_LINKS)) {
          output.remove(name);
        }
      } else if (output.read(name).filter(now -> Arrays.equals(now, content.get())).isEmpty()) {
        output.write(name, content.get());
      }
    } catch (UnwritableOutputException e) {
      failure.addSuppressed(e);
    }
  }
}
