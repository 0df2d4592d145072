package org.diracgrid.diracos.base;

import java.util.Optional;
import org.diracgrid.diracos.base.InstalledDistribution.Format;

/**
 * The path of a file that describes an installed distribution.
 *
 * @param format how the metadata is kept
 * @param metadata the dist-info or egg-info, folder or file
 * @param part what of it the file tells
 */
record MetadataPath(Format format, String metadata, Part part) {
  /** What a file of the metadata tells. */
  enum Part {
    /** Core metadata; of an egg-link, where it leads. */
    CORE,
    /** An egg-info's requirements. */
    REQUIRES,
    /** A dist-info's files, relative to the folder it lies in. */
    RECORD,
    /** An egg-info's files, relative to itself. */
    INSTALLED_FILES,
    /** An egg-info's packages and modules. */
    TOP_LEVEL,
    /** Those of an egg-info's packages that others share. */
    NAMESPACES,
    /** The commands, among other things. */
    ENTRY_POINTS
  }

  /** Recognizes a path; empty for all other files. */
  static Optional<MetadataPath> of(String path) {
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String folder = path.substring(0, slash);
    return switch (path.substring(slash + 1)) {
      case "METADATA" -> inDistInfo(folder, Part.CORE);
      case "RECORD" -> inDistInfo(folder, Part.RECORD);
      case "PKG-INFO" -> inEggInfo(folder, Part.CORE);
      case "requires.txt" -> inEggInfo(folder, Part.REQUIRES);
      case "installed-files.txt" -> inEggInfo(folder, Part.INSTALLED_FILES);
      case "top_level.txt" -> inEggInfo(folder, Part.TOP_LEVEL);
      case "namespace_packages.txt" -> inEggInfo(folder, Part.NAMESPACES);
      case "entry_points.txt" ->
          inDistInfo(folder, Part.ENTRY_POINTS).or(() -> inEggInfo(folder, Part.ENTRY_POINTS));
      default -> ofEnding(path);
    };
  }

  /** The folder it is found in, e.g. a site-packages. */
  String place() {
    return parent(isEgg() ? parent(metadata) : metadata);
  }

  /** Whether easy_install put it there, in a folder of its own: {@code x.egg/EGG-INFO}. */
  boolean isEgg() {
    return metadata.endsWith("/EGG-INFO");
  }

  private static Optional<MetadataPath> ofEnding(String path) {
    if (path.endsWith(".egg-info")) {
      return found(Format.EGG_INFO_FILE, path, Part.CORE);
    }
    return path.endsWith(".egg-link") ? found(Format.EGG_LINK, path, Part.CORE) : Optional.empty();
  }

  private static Optional<MetadataPath> inDistInfo(String folder, Part part) {
    return folder.endsWith(".dist-info") ? found(Format.DIST_INFO, folder, part) : Optional.empty();
  }

  private static Optional<MetadataPath> inEggInfo(String folder, Part part) {
    return folder.endsWith(".egg-info") || folder.endsWith(".egg/EGG-INFO")
        ? found(Format.EGG_INFO_FOLDER, folder, part)
        : Optional.empty();
  }

  private static Optional<MetadataPath> found(Format format, String metadata, Part part) {
    return Optional.of(new MetadataPath(format, metadata, part));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
