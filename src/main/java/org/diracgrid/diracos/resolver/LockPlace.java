package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Where a lock lies, and what it may name from there: what lies in its own folder or, if that is
 * part of the project, in the project. So a project that moves as a whole takes its lock along.
 *
 * @param file the lock, absolute
 * @param displayFolder the project's folder, absolute; files below it are shown relative to it
 */
public record LockPlace(Path file, Path displayFolder) {
  /** Makes both absolute. */
  public LockPlace {
    file = file.toAbsolutePath().normalize();
    displayFolder = displayFolder.toAbsolutePath().normalize();
  }

  /** The lock as messages name it. */
  public String shown() {
    return shown(file);
  }

  /** The lock as a record names it that must not tell where it was written. */
  public String recorded() {
    return file.startsWith(displayFolder) ? shown() : String.valueOf(file.getFileName());
  }

  /** A file that the lock may name, from the lock's folder; empty for one that it may not. */
  Optional<String> path(Path local) {
    Path target = local.toAbsolutePath().normalize();
    return target.startsWith(root())
        ? Optional.of(names(folder().relativize(target)))
        : Optional.empty();
  }

  /** The file that a path of the lock means; empty if the lock may not name it. */
  Optional<URI> resolve(String path) {
    try {
      Path target = folder().resolve(path).normalize();
      boolean relative = !Path.of(path).isAbsolute() && !path.startsWith("/");
      return relative && target.startsWith(root()) ? Optional.of(target.toUri()) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** A source of requirements, as messages name it, in the words of the lock. */
  String source(String shown) {
    if (isUrl(shown)) {
      return shown;
    }
    Path source = displayFolder.resolve(shown).normalize();
    return path(source).orElseGet(() -> String.valueOf(source.getFileName()));
  }

  /** A source of requirements in the words of the lock, as messages name it. */
  String shownSource(String source) {
    return isUrl(source) ? source : resolve(source).map(uri -> shown(Path.of(uri))).orElse(source);
  }

  /** Whether a source of requirements, as messages name it, is this file. */
  public boolean isSource(String shown) {
    return !isUrl(shown) && displayFolder.resolve(shown).normalize().equals(file);
  }

  private static boolean isUrl(String source) {
    return source.contains("://");
  }

  private String shown(Path path) {
    return path.startsWith(displayFolder)
        ? names(displayFolder.relativize(path))
        : path.toString().replace('\\', '/');
  }

  private Path root() {
    return file.startsWith(displayFolder) ? displayFolder : folder();
  }

  /** The lock's own folder. */
  Path folder() {
    return file.resolveSibling("").normalize();
  }

  private static String names(Path relative) {
    return StreamSupport.stream(relative.spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }
}
