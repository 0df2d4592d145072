package org.diracgrid.diracos.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads CFG files from disk. */
public final class CfgFiles {
  private static final int LARGEST = 16 << 20;

  private CfgFiles() {}

  /**
   * The file at a path.
   *
   * @throws UnreadableCfgException if it cannot be read
   * @throws AmbiguousCfgException if DIRAC's parsers read it differently
   */
  public static CfgFile read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new UnreadableCfgException(file, "it is too large for a CFG file", null);
      }
      return CfgFile.parse(file.toString(), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new UnreadableCfgException(file, "there is no such file", e);
    } catch (IOException e) {
      String reason = Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage());
      throw new UnreadableCfgException(file, reason, e);
    }
  }
}
