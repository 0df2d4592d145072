package org.diracgrid.diracos.index;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of a folder, as links. */
final class LocalLinks {
  private LocalLinks() {}

  static boolean isLocal(URI uri) {
    return "file".equalsIgnoreCase(uri.getScheme());
  }

  /** The files that lie in a folder itself, sorted by name backwards, as pip does. */
  static LinkPage list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Link> links =
          entries
              .filter(Files::isRegularFile)
              .sorted(Comparator.reverseOrder())
              .map(Path::toUri)
              .map(Link::to)
              .toList();
      return new LinkPage(links, List.of());
    } catch (IOException e) {
      throw new UnreadableFolderException(folder, e);
    }
  }
}
