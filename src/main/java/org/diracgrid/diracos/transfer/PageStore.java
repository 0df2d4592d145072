package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.util.Optional;

/** Pages by URL and by what was accepted, for revalidation and for offline builds. */
final class PageStore {
  private static final String FOLDER = "pages";
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
    return disk.read(disk.file(FOLDER, key + ".json"), MOST_JSON)
        .flatMap(StoredAnswer::read)
        .flatMap(answer -> withBody(key, answer));
  }

  private Optional<Stored> withBody(String key, StoredAnswer answer) {
    if (answer.isNothing()) {
      return Optional.of(Stored.of(answer, new byte[0]));
    }
    // Body and answer are two files, so another process may have replaced one of them just now.
    return disk.read(disk.file(FOLDER, key + ".body"), PageFetch.MOST_BYTES)
        .filter(body -> Digests.of(body).sha256().hex().equals(answer.sha256()))
        .flatMap(
            body -> {
              try {
                return Optional.of(Stored.of(answer, body));
              } catch (IllegalArgumentException e) {
                // The URL in a damaged entry need not be one.
                return Optional.empty();
              }
            });
  }

  /** Stores a page. */
  void put(String key, StoredAnswer answer, byte[] body) {
    disk.write(disk.file(FOLDER, key + ".body"), body);
    disk.write(disk.file(FOLDER, key + ".json"), answer.write());
  }

  /** Stores that there is nothing. */
  void putNothing(String key, URI uri) {
    disk.write(disk.file(FOLDER, key + ".json"), StoredAnswer.nothing(uri).write());
  }
}
