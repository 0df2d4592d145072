package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Brings files from afar into the cache, or finds them there; none twice in its life. */
final class FileFetch {
  private static final String URLS = "urls";
  private static final int MOST_JSON = 1 << 16;
  private static final long LARGE = 1 << 18;

  private final HttpSession session;
  private final Retries retries;
  private final CacheDisk disk;
  private final ContentStore store;
  private final boolean offline;
  private final TransferListener listener;

  /** What came, or was found to be current, by key. */
  private final Map<String, Checksum> current = new ConcurrentHashMap<>();

  FileFetch(
      HttpSession session,
      Retries retries,
      CacheDisk disk,
      ContentStore store,
      boolean offline,
      TransferListener listener) {
    this.session = session;
    this.retries = retries;
    this.disk = disk;
    this.store = store;
    this.offline = offline;
    this.listener = listener;
  }

  FetchedFile fetch(URI uri, ExpectedChecksums expected, Arrivals arrivals) {
    Optional<ContentStore.Stored> known = find(expected);
    if (known.isPresent()) {
      return fetched(uri, known.get(), expected);
    }
    String key = UrlKey.of(uri, "");
    if (offline) {
      return fetched(uri, fromCache(uri, key, expected), expected);
    }
    ContentStore.Stored stored =
        CacheLock.holding(
            disk,
            key,
            uri,
            // Whoever held the lock before may have brought it.
            () ->
                find(expected)
                    .or(() -> current(key, expected))
                    .orElseGet(() -> askOrNote(uri, expected, key, arrivals)));
    return fetched(uri, stored, expected);
  }

  /** Takes in all of a file, of which its server was asked for a part. */
  void take(URI uri, ExpectedChecksums expected, HttpAnswer answer) {
    String key = UrlKey.of(uri, "");
    CacheLock.holding(
        disk,
        key,
        uri,
        () -> {
          Download download =
              new Download(session, uri, new PartialFile(disk, key), listener, Arrivals.UNWATCHED);
          return keep(uri, key, expected, download, download.take(expected, answer));
        });
  }

  /** Whether a file that meets this is kept; its bytes are not looked at. */
  boolean has(ExpectedChecksums expected) {
    return expected.strong().stream().anyMatch(store::has);
  }

  private Optional<ContentStore.Stored> current(String key, ExpectedChecksums expected) {
    return Optional.ofNullable(current.get(key))
        .flatMap(store::find)
        .filter(stored -> !expected.any() || LocalFiles.meets(stored.path(), expected));
  }

  /** Asks; that there is nothing is noted, so that an offline build goes the same way on. */
  private ContentStore.Stored askOrNote(
      URI uri, ExpectedChecksums expected, String key, Arrivals arrivals) {
    try {
      return retries.run(deadline -> ask(uri, expected, key, arrivals, deadline));
    } catch (NotFoundException e) {
      disk.write(disk.file(URLS, key + ".json"), StoredAnswer.nothing(uri).write());
      throw e;
    }
  }

  private ContentStore.Stored fromCache(URI uri, String key, ExpectedChecksums expected) {
    Optional<StoredAnswer> answer = remembered(key);
    if (answer.filter(StoredAnswer::isNothing).isPresent()) {
      throw new NotFoundException(uri);
    }
    return answer.flatMap(it -> stored(it, expected)).orElseThrow(() -> new OfflineException(uri));
  }

  private Optional<ContentStore.Stored> find(ExpectedChecksums expected) {
    return expected.strong().stream().flatMap(c -> store.find(c).stream()).findFirst();
  }

  private ContentStore.Stored ask(
      URI uri, ExpectedChecksums expected, String key, Arrivals arrivals, Deadline deadline) {
    Optional<StoredAnswer> remembered = remembered(key);
    Optional<ContentStore.Stored> stored =
        remembered
            .filter(answer -> !answer.isNothing())
            .flatMap(answer -> stored(answer, expected));
    Download download = new Download(session, uri, new PartialFile(disk, key), listener, arrivals);
    Optional<Download.Complete> fresh =
        download.run(expected, stored.isPresent() ? remembered : Optional.empty(), deadline);
    if (fresh.isEmpty()) {
      current.put(key, stored.orElseThrow().sha256());
      return stored.get();
    }
    return keep(uri, key, expected, download, fresh.get());
  }

  private ContentStore.Stored keep(
      URI uri,
      String key,
      ExpectedChecksums expected,
      Download download,
      Download.Complete complete) {
    ContentStore.Stored added = store.add(complete.path(), complete.digests());
    if (expected.strong().isEmpty() || added.size() >= LARGE) {
      // What has a strong checksum is found by that, and a small file fetched again without it.
      StoredAnswer answer =
          StoredAnswer.of(uri, complete.answer(), added.sha256().hex(), added.size());
      disk.write(disk.file(URLS, key + ".json"), answer.write());
    }
    download.discard();
    current.put(key, added.sha256());
    return added;
  }

  private Optional<StoredAnswer> remembered(String key) {
    return disk.read(disk.file(URLS, key + ".json"), MOST_JSON)
        .flatMap(StoredAnswer::read)
        .filter(answer -> answer.isNothing() || answer.sha256().matches("[0-9a-f]{64}"));
  }

  /** What this URL brought last time, if it is still there and is what is wanted now. */
  private Optional<ContentStore.Stored> stored(StoredAnswer answer, ExpectedChecksums expected) {
    Checksum sha256 = new Checksum(DigestAlgorithm.SHA256, answer.sha256());
    Optional<ContentStore.Stored> found = store.find(sha256, answer.size());
    return expected.any()
        ? found.filter(stored -> LocalFiles.meets(stored.path(), expected))
        : found;
  }

  private static FetchedFile fetched(
      URI uri, ContentStore.Stored stored, ExpectedChecksums expected) {
    return new FetchedFile(
        stored.path(), MaskedUri.of(uri).uri(), stored.sha256(), stored.size(), expected.any());
  }
}
