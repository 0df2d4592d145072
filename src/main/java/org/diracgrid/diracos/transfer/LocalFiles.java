package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What {@code file:} URLs name: used where it lies. */
final class LocalFiles {
  private LocalFiles() {}

  /** The path a {@code file:} URL names; query and fragment do not count. */
  static Path path(URI uri) {
    String text = uri.toString();
    int end = text.length();
    for (char c : new char[] {'?', '#'}) {
      int at = text.indexOf(c);
      end = at < 0 ? end : Math.min(end, at);
    }
    // RFC 8089: localhost is the same as no authority, which is all Path.of accepts.
    String plain = text.substring(0, end).replaceFirst("^(?i)file://localhost/", "file:///");
    try {
      return Path.of(URI.create(plain));
    } catch (IllegalArgumentException e) {
      throw new UnsupportedUriException(uri, "it names no file of this machine");
    }
  }

  static Page page(URI uri) {
    Path path = path(uri);
    try (InputStream in = Files.newInputStream(path)) {
      if (!Files.isRegularFile(path)) {
        throw new NotFoundException(uri);
      }
      String type = path.toString().endsWith(".json") ? "application/json" : "text/html";
      return new Page(uri, type, PageFetch.bounded(uri, in));
    } catch (NoSuchFileException e) {
      throw new NotFoundException(uri);
    } catch (IOException e) {
      throw new UnreadableFileException(uri, e);
    }
  }

  static FetchedFile file(URI uri, ExpectedChecksums expected) {
    Path path = path(uri);
    if (!Files.isRegularFile(path)) {
      throw new NotFoundException(uri);
    }
    try {
      Digests digests = Digests.of(path, expected.algorithm());
      expected.check(uri, digests);
      return new FetchedFile(
          path, MaskedUri.of(uri).uri(), digests.sha256(), digests.size(), expected.any());
    } catch (IOException e) {
      throw new UnreadableFileException(uri, e);
    }
  }

  /** Whether a file of the cache is one of those expected. */
  static boolean meets(Path path, ExpectedChecksums expected) {
    try {
      return expected.metBy(Digests.of(path, expected.algorithm()));
    } catch (IOException e) {
      throw FileFailure.of(path, e);
    }
  }
}
