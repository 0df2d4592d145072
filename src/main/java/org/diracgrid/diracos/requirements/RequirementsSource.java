package org.diracgrid.diracos.requirements;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diracgrid.diracos.transfer.PercentCoding;

/**
 * A requirements file, and what the paths in it are relative to.
 *
 * @param uri where it is
 * @param display how it is shown
 * @param fallback the folder tried when a path does not exist beside a local file
 */
record RequirementsSource(URI uri, String display, Path fallback) {
  private static final Pattern SCHEME = Pattern.compile("(?i)(?:https?|file):.*", Pattern.DOTALL);
  private static final Pattern WEB = Pattern.compile("(?i)https?:.*", Pattern.DOTALL);
  private static final Pattern RELATIVE_FILE =
      Pattern.compile("(?i)file:(?!/)([^?#]*)(.*)", Pattern.DOTALL);

  /** Shows files below the folder relative to it, everything else in full, without credentials. */
  static RequirementsSource of(URI uri, Path displayFolder) {
    Optional<Path> path = path(uri);
    if (path.isEmpty()) {
      return new RequirementsSource(uri, Masking.mask(uri.toString()), displayFolder);
    }
    Path folder = displayFolder.toAbsolutePath().normalize();
    Path file = path.get().toAbsolutePath().normalize();
    Path shown = file.startsWith(folder) ? folder.relativize(file) : file;
    return new RequirementsSource(file.toUri(), shown.toString().replace('\\', '/'), displayFolder);
  }

  static boolean hasScheme(String reference) {
    return SCHEME.matcher(reference).matches();
  }

  private static Optional<Path> path(URI uri) {
    if (!"file".equalsIgnoreCase(uri.getScheme())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(uri));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it lies on this machine. */
  boolean isLocal() {
    return path(uri).isPresent();
  }

  /** The file another one is included as. Throws {@link IllegalArgumentException}. */
  URI include(String reference) {
    if (!hasScheme(reference)) {
      return isLocal() ? beside(reference).toUri() : uri.resolve(url(reference));
    }
    URI url = url(absolute(reference));
    if ("file".equalsIgnoreCase(url.getScheme()) && path(url).isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' names no file of this machine".formatted(Masking.mask(reference)));
    }
    return url;
  }

  /**
   * An index: a URL, or the path of an existing folder. Throws {@link IllegalArgumentException}.
   */
  URI index(String reference) {
    if (hasScheme(reference)) {
      return url(absolute(reference));
    }
    Path folder = local(reference);
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "'%s' begins with none of https:, http: and file:, and is no folder"
              .formatted(Masking.mask(reference)));
    }
    return folder.toUri();
  }

  /** A place of links: a URL, or a path beside this file, or else in the fallback folder. */
  URI place(String reference) {
    if (hasScheme(reference)) {
      return url(absolute(reference));
    }
    return isLocal() ? local(reference).toUri() : uri.resolve(url(reference));
  }

  /** A {@code file:} URL whose path has no leading slash, made absolute as a path would be. */
  String absolute(String url) {
    Matcher relative = RELATIVE_FILE.matcher(url);
    return relative.matches()
        ? local(PercentCoding.decode(relative.group(1))).toUri() + relative.group(2)
        : url;
  }

  /** A path beside this file if it exists there, else in the folder pip would run in. */
  Path local(String reference) {
    Path beside = beside(reference);
    Path elsewhere = fallback.toAbsolutePath().resolve(path(reference)).normalize();
    return !Files.exists(beside) && Files.exists(elsewhere) ? elsewhere : beside;
  }

  private Path beside(String reference) {
    Path own = path(uri).orElse(fallback.toAbsolutePath().resolve("requirements.txt"));
    return own.resolveSibling(path(reference)).normalize();
  }

  private static Path path(String reference) {
    try {
      return Path.of(reference);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'%s' is no path".formatted(reference), e);
    }
  }

  /** Escapes what users leave bare in URLs. Throws {@link IllegalArgumentException}. */
  static URI url(String text) {
    URI url;
    try {
      url = new URI(PercentCoding.encode(text));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "'%s' is no URL: %s".formatted(Masking.mask(text), e.getReason()), e);
    }
    String authority = Objects.requireNonNullElse(url.getRawAuthority(), "@");
    if (WEB.matcher(text).matches() && authority.endsWith("@")) {
      throw new IllegalArgumentException("'%s' names no host".formatted(Masking.mask(text)));
    }
    return url;
  }
}
