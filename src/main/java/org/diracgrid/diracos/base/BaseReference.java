package org.diracgrid.diracos.base;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where the user says the base is. */
public sealed interface BaseReference {
  /**
   * A released DIRACOS.
   *
   * @param version e.g. {@code v1r27}
   * @param baseUrls folders that hold {@code diracos-<version>.tar.gz}, tried in order
   */
  record Released(String version, List<URI> baseUrls) implements BaseReference {}

  /** A tarball at a URL; its md5 is looked for beside it. */
  record Remote(URI uri) implements BaseReference {}

  /**
   * A tarball on this machine; its md5 is looked for beside it.
   *
   * @param file the tarball
   * @param origin how to name it in reports, e.g. a path as written or Maven coordinates
   * @param vouched whether whoever brought it has checked it already, as Maven has an artifact
   */
  record Local(Path file, String origin, boolean vouched) implements BaseReference {}
}
