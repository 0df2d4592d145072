package org.diracgrid.diracos.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Fetches pages and files over {@code http}, {@code https} and {@code file}; safe for many threads.
 */
public final class Transfer implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final TransferSettings settings;
  private final CacheDisk disk;
  private final HttpSession session;
  private final PageFetch pages;
  private final FileFetch files;
  private final RangeReader ranges;
  private Optional<CacheUse> cacheUse = Optional.empty();

  /** Fetches as the settings say and tells the listener of every body that comes from afar. */
  public Transfer(TransferSettings settings, TransferListener listener) {
    this(
        settings,
        listener,
        Credentials.ofNetrc(System.getenv(), Path.of(System.getProperty("user.home", "."))));
  }

  /** As the settings say, with these credentials for servers whose URL has none. */
  public Transfer(TransferSettings settings, TransferListener listener, Credentials credentials) {
    this(settings, listener, credentials, ServerSettings.NONE);
  }

  /** As the settings say, with what is known of servers. */
  public Transfer(
      TransferSettings settings,
      TransferListener listener,
      Credentials credentials,
      ServerSettings servers) {
    this(
        settings,
        listener,
        credentials,
        servers,
        new EnvironmentProxies(Optional.ofNullable(ProxySelector.getDefault()), System.getenv()),
        FIRST_PAUSE);
  }

  Transfer(
      TransferSettings settings,
      TransferListener listener,
      Credentials credentials,
      ServerSettings servers,
      EnvironmentProxies proxies,
      Duration firstPause) {
    this.settings = settings;
    this.disk = new CacheDisk(settings.cache());
    this.session = new HttpSession(settings, credentials, servers, proxies);
    Retries retries = new Retries(settings.retries(), firstPause, settings.totalTimeout());
    boolean offline = settings.offline();
    this.pages = new PageFetch(session, retries, new PageStore(disk), offline, listener);
    this.files = new FileFetch(session, retries, disk, new ContentStore(disk), offline, listener);
    this.ranges = new RangeReader(session, retries, listener);
  }

  /**
   * Fetches a small document (64 MiB at most).
   *
   * @param accept the {@code Accept} header
   * @throws TransferException of the kind that fits: not found, refused, timed out …
   */
  public Page page(URI uri, String accept) {
    return page(uri, accept, false);
  }

  /**
   * Fetches one likewise, but does not ask again for what is in the cache as long as its server
   * allows (RFC 9111), unless the settings want that. For what many builds read and few change.
   */
  public Page recentPage(URI uri, String accept) {
    return page(uri, accept, !settings.revalidate());
  }

  private Page page(URI uri, String accept, boolean reuse) {
    URI plain = UrlKey.withoutFragment(uri);
    if (isFile(plain)) {
      return LocalFiles.page(plain);
    }
    use();
    return pages.fetch(plain, accept, reuse);
  }

  /**
   * Fetches a small document (64 MiB at most) that the cache does not keep, as whoever asks for it
   * does.
   *
   * @param expected checksums of which it must meet one of the strongest kind given; may be empty
   * @throws TransferException of the kind that fits: not found, another document, offline …
   */
  public Page document(URI uri, List<Checksum> expected) {
    URI plain = UrlKey.withoutFragment(uri);
    ExpectedChecksums wanted = ExpectedChecksums.of(expected);
    if (isFile(plain)) {
      Page page = LocalFiles.page(plain);
      wanted.check(plain, Digests.of(page.bytes(), wanted.algorithm()));
      return page;
    }
    return pages.fetch(plain, wanted);
  }

  /**
   * Brings a file into the cache, or finds it there by a strong expected checksum without asking
   * anyone; what it has brought once, it does not ask for again. A {@code file:} URL is verified
   * and used where it lies.
   *
   * @param expected checksums of which the file must meet one of the strongest kind given; may be
   *     empty
   */
  public FetchedFile file(URI uri, List<Checksum> expected) {
    return file(uri, expected, Arrivals.UNWATCHED);
  }

  /**
   * Brings a file likewise.
   *
   * @param arrivals watches it if it comes from afar
   */
  public FetchedFile file(URI uri, List<Checksum> expected, Arrivals arrivals) {
    URI plain = UrlKey.withoutFragment(uri);
    ExpectedChecksums wanted = ExpectedChecksums.of(expected);
    if (isFile(plain)) {
      return LocalFiles.file(plain, wanted);
    }
    use();
    return files.fetch(plain, wanted, arrivals);
  }

  /**
   * Whether a file is here already, so that likely nothing has to be brought: it lies on this
   * machine, or the cache has one with a strong checksum of these. Its bytes are not looked at.
   */
  public boolean has(URI uri, List<Checksum> expected) {
    return isFile(uri) || files.has(ExpectedChecksums.of(expected));
  }

  /**
   * A file on a server, to be read in parts; empty when offline, or if the server gives no parts.
   * If it then gave all of the file, that is in the cache, and {@link #file} does not ask again.
   *
   * @param expected checksums that the file must meet if it comes as a whole; may be empty
   * @param tail how many bytes of its end are wanted at once
   */
  public Optional<RemoteFile> remoteFile(URI uri, List<Checksum> expected, int tail) {
    URI plain = UrlKey.withoutFragment(uri);
    if (isFile(plain) || settings.offline()) {
      return Optional.empty();
    }
    use();
    ExpectedChecksums wanted = ExpectedChecksums.of(expected);
    return ranges
        .tail(plain, tail, answer -> files.take(plain, wanted, answer))
        .map(part -> new RemoteFile(ranges, plain, part));
  }

  /** The path that a {@code file:} URL names; throws {@link UnsupportedUriException}. */
  public static Path localPath(URI uri) {
    return LocalFiles.path(uri);
  }

  /** Remembers the login that a URL has for its server, as if the URL had been asked for. */
  public void rememberLogin(URI uri) {
    session.rememberLogin(uri);
  }

  /** Whether the answers come from the cache alone. */
  public boolean offline() {
    return settings.offline();
  }

  /**
   * Does some work when nobody else with this cache, in this process or another, works on the same.
   *
   * @param subject what is worked on
   * @param waiting is run if there is another process to wait for
   * @throws TransferInterruptedException if the thread is interrupted while it waits
   */
  public <T> T alone(Path subject, Runnable waiting, Supplier<T> work) {
    use();
    URI uri = subject.toAbsolutePath().normalize().toUri();
    String key =
        HexFormat.of()
            .formatHex(DigestAlgorithm.SHA256.digest().digest(uri.toString().getBytes(UTF_8)));
    return CacheLock.holding(disk, "build-", key, uri, waiting, work);
  }

  /** A folder of the cache for what another package keeps there, made when needed. */
  public Path cacheFolder(String name) {
    use();
    return disk.folder(name);
  }

  /** Small texts that another package keeps in a folder of the cache. */
  public CachedTexts cachedTexts(String folder) {
    use();
    return new CachedTexts(disk, folder);
  }

  private static boolean isFile(URI uri) {
    String scheme = WebOrigin.of(uri).scheme();
    return switch (scheme) {
      case "file" -> true;
      case "http", "https" -> false;
      default ->
          throw new UnsupportedUriException(
              uri,
              uri.getScheme() == null
                  ? "it has no scheme"
                  : "its scheme is none of http, https, file");
    };
  }

  /** Tells others that the cache is used, from the first time on. */
  private synchronized void use() {
    if (cacheUse.isEmpty()) {
      try {
        cacheUse = Optional.of(CacheUse.shared(disk.usersFolder()));
      } catch (CacheUnwritableException e) {
        // Of a cache that is only read nothing is removed; who has to write will hear of it.
      }
    }
  }

  /** Ends it; what the cache has stays. */
  @Override
  public synchronized void close() {
    cacheUse.ifPresent(CacheUse::close);
    cacheUse = Optional.empty();
  }
}
