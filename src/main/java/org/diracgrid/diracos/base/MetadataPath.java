package org.diracgrid.diracos.base;

import java.util.Optional;
import org.diracgrid.diracos.base.InstalledDistribution.Format;

/**
 * The path of a file that describes an installed distribution.
 *
 * @param format how the metadata is kept
 * @param metadata the dist-info or egg-info, folder or file
 * @param requires whether the file tells the requirements of an egg-info, not its core metadata
 */
record MetadataPath(Format format, String metadata, boolean requires) {
  private static final String PKG_INFO = "PKG-INFO";
  private static final String REQUIRES = "requires.txt";

  /** Recognizes a path; empty for all other files. */
  static Optional<MetadataPath> of(String path) {
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String name = path.substring(slash + 1);
    String folder = path.substring(0, slash);
    return switch (name) {
      case "METADATA" ->
          folder.endsWith(".dist-info") ? found(Format.DIST_INFO, folder, false) : Optional.empty();
      case PKG_INFO, REQUIRES ->
          isEggInfo(folder)
              ? found(Format.EGG_INFO_FOLDER, folder, name.equals(REQUIRES))
              : Optional.empty();
      default -> ofEnding(path);
    };
  }

  /** The folder it is found in, e.g. a site-packages. */
  String place() {
    String outer = metadata.endsWith("/EGG-INFO") ? parent(metadata) : metadata;
    return parent(outer);
  }

  private static Optional<MetadataPath> ofEnding(String path) {
    if (path.endsWith(".egg-info")) {
      return found(Format.EGG_INFO_FILE, path, false);
    }
    return path.endsWith(".egg-link") ? found(Format.EGG_LINK, path, false) : Optional.empty();
  }

  /** Setuptools' own installations keep it as {@code x.egg/EGG-INFO}. */
  private static boolean isEggInfo(String folder) {
    return folder.endsWith(".egg-info") || folder.endsWith(".egg/EGG-INFO");
  }

  private static Optional<MetadataPath> found(Format format, String metadata, boolean requires) {
    return Optional.of(new MetadataPath(format, metadata, requires));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
