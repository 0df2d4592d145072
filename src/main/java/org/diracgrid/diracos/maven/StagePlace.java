package org.diracgrid.diracos.maven;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/** A folder that is to be published to, as the user names it: a path, or a URL. */
final class StagePlace {
  private static final String PARAMETER = "stageTo";
  private final String text;

  StagePlace(String text) {
    this.text = text.strip().replaceAll("(?<!/)/+$", "");
  }

  /**
   * The URL of a folder on a server; empty for one of this machine.
   *
   * @throws InvalidParameterException if it is no URL
   */
  Optional<URI> server() {
    if (!text.matches("(?i)[a-z][a-z0-9+.-]+://.*") || text.startsWith("file:")) {
      return Optional.empty();
    }
    URI uri = uri();
    if (uri.getHost() == null || !uri.getScheme().matches("(?i)https?")) {
      throw new InvalidParameterException(PARAMETER, shown(), "it is no URL of a web server");
    }
    return Optional.of(uri);
  }

  /** The folder of this machine; a relative path is taken from the one given. */
  Path folder(Path from) {
    try {
      return text.startsWith("file:") ? Path.of(uri()) : from.resolve(text).normalize();
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new InvalidParameterException(PARAMETER, shown(), "it names no folder");
    }
  }

  private URI uri() {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidParameterException(PARAMETER, shown(), "it is no URL");
    }
  }

  /** As it may be shown, without the credentials that a URL may have. */
  String shown() {
    return text.replaceFirst("//[^/]*@", "//");
  }
}
