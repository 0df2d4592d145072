package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Pages by URL and by what was accepted, for revalidation and for offline builds. Each is one file:
 * a line that tells what the server said, then the body.
 */
final class PageStore {
  private static final String FOLDER = "pages";
  private static final String ENDING = ".1.page";
  private static final int MOST_JSON = 1 << 16;

  private final CacheDisk disk;

  /**
   * A page of the store.
   *
   * @param answer what the server said of it
   * @param page empty if there is nothing at the URL
   */
  record Stored(StoredAnswer answer, Page page) {
    static Stored of(StoredAnswer answer, byte[] body) {
      return new Stored(answer, new Page(URI.create(answer.from()), answer.contentType(), body));
    }
  }

  PageStore(CacheDisk disk) {
    this.disk = disk;
  }

  /** What was stored last; a damaged page counts as none. */
  Optional<Stored> find(String key) {
    return disk.read(place(key), (long) PageFetch.MOST_BYTES + MOST_JSON).flatMap(PageStore::parse);
  }

  private static Optional<Stored> parse(byte[] bytes) {
    int line = 0;
    while (line < bytes.length && line < MOST_JSON && bytes[line] != '\n') {
      line++;
    }
    byte[] body = Arrays.copyOfRange(bytes, Math.min(line + 1, bytes.length), bytes.length);
    try {
      return StoredAnswer.read(Arrays.copyOf(bytes, line))
          .filter(
              answer ->
                  answer.isNothing() || Digests.of(body).sha256().hex().equals(answer.sha256()))
          .map(answer -> Stored.of(answer, body));
    } catch (IllegalArgumentException e) {
      // The URL in a damaged entry need not be one.
      return Optional.empty();
    }
  }

  /** Stores a page. */
  void put(String key, StoredAnswer answer, byte[] body) {
    byte[] line = answer.write();
    byte[] bytes = Arrays.copyOf(line, line.length + 1 + body.length);
    bytes[line.length] = '\n';
    System.arraycopy(body, 0, bytes, line.length + 1, body.length);
    disk.write(place(key), bytes);
  }

  /** Stores that there is nothing. */
  void putNothing(String key, URI uri) {
    put(key, StoredAnswer.nothing(uri), new byte[0]);
  }

  private Path place(String key) {
    return disk.file(FOLDER, key + ENDING);
  }
}
