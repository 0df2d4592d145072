package org.diracgrid.diracos.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Fetches pages from afar, asks again only for what changed, and keeps them for offline builds. */
final class PageFetch {
  /** The most bytes of a page, decoded. */
  static final int MOST_BYTES = 64 << 20;

  private static final int BUFFER = 1 << 14;

  private final HttpSession session;
  private final Retries retries;
  private final PageStore store;
  private final boolean offline;
  private final TransferListener listener;

  PageFetch(
      HttpSession session,
      Retries retries,
      PageStore store,
      boolean offline,
      TransferListener listener) {
    this.session = session;
    this.retries = retries;
    this.store = store;
    this.offline = offline;
    this.listener = listener;
  }

  /**
   * A page.
   *
   * @param reuse whether to be content with one that is fresh still
   */
  Page fetch(URI uri, String accept, boolean reuse) {
    String key = UrlKey.of(uri, accept);
    Optional<PageStore.Stored> stored = store.find(key);
    if (offline) {
      return fromCache(uri, stored);
    }
    if (reuse && stored.filter(it -> it.answer().isFresh(Instant.now())).isPresent()) {
      return stored.get().page();
    }
    try {
      return retries.run(deadline -> ask(uri, accept, key, stored, deadline));
    } catch (NotFoundException e) {
      store.putNothing(key, uri);
      throw e;
    }
  }

  /** A document that is asked for each time, and has to be the one expected. */
  Page fetch(URI uri, ExpectedChecksums expected) {
    if (offline) {
      throw new OfflineException(uri);
    }
    return retries.run(
        deadline -> {
          // A server that packs it would give other bytes than those that were hashed.
          Map<String, String> headers = Map.of("Accept", "*/*", "Accept-Encoding", "identity");
          try (HttpAnswer answer = session.get(uri, headers, deadline)) {
            if (answer.status() != 200) {
              throw new UnexpectedStatusException(uri, answer.status());
            }
            byte[] body = body(uri, answer);
            expected.check(uri, Digests.of(body, expected.algorithm()));
            return new Page(answer.uri(), answer.header("Content-Type").orElse(""), body);
          }
        });
  }

  private static Page fromCache(URI uri, Optional<PageStore.Stored> stored) {
    PageStore.Stored found = stored.orElseThrow(() -> new OfflineException(uri));
    if (found.answer().isNothing()) {
      throw new NotFoundException(uri);
    }
    return found.page();
  }

  private Page ask(
      URI uri, String accept, String key, Optional<PageStore.Stored> stored, Deadline deadline) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", accept);
    headers.put("Accept-Encoding", "gzip");
    stored.ifPresent(known -> headers.putAll(known.answer().conditions()));
    try (HttpAnswer answer = session.get(uri, headers, deadline)) {
      if (answer.status() == 304 && stored.isPresent()) {
        answer.body().finish();
        confirm(key, stored.get(), answer);
        return stored.get().page();
      }
      if (answer.status() != 200) {
        throw new UnexpectedStatusException(uri, answer.status());
      }
      byte[] body = body(uri, answer);
      StoredAnswer fresh = StoredAnswer.ofPage(uri, answer, body, Instant.now());
      store.put(key, fresh, body);
      return new Page(answer.uri(), fresh.contentType(), body);
    }
  }

  /** Notes for how long it may be used now; a page that is always asked for needs no such note. */
  private void confirm(String key, PageStore.Stored stored, HttpAnswer answer) {
    StoredAnswer confirmed = stored.answer().confirmed(answer, Instant.now());
    if (confirmed.lifetime() > 0 || !confirmed.conditions().equals(stored.answer().conditions())) {
      store.put(key, confirmed, stored.page().bytes());
    }
  }

  private byte[] body(URI uri, HttpAnswer answer) {
    URI shown = MaskedUri.of(uri).uri();
    String encoding = answer.header("Content-Encoding").orElse("identity");
    listener.started(shown, answer.length());
    HeardStream heard = new HeardStream(answer.body(), count -> listener.progressed(shown, count));
    try (InputStream decoded = decoded(uri, encoding.strip().toLowerCase(Locale.ROOT), heard)) {
      byte[] body = bounded(uri, decoded);
      // The decoder stops before the body's end is seen, which would cost the connection.
      answer.body().finish();
      listener.finished(shown, heard.count());
      return body;
    } catch (IOException e) {
      // Only the decoder throws these: the network's failures are TransferExceptions already.
      throw new BrokenTransferException(uri, "its gzip encoding is damaged", e);
    }
  }

  private static InputStream decoded(URI uri, String encoding, InputStream body)
      throws IOException {
    return switch (encoding) {
      case "identity", "" -> body;
      case "gzip", "x-gzip" -> new GZIPInputStream(body, BUFFER);
      default ->
          throw new BrokenTransferException(
              uri, "it comes in the encoding '" + encoding + "', which nobody asked for", null);
    };
  }

  /** The bytes of a stream, which must not be too many. */
  static byte[] bounded(URI uri, InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      if (out.size() + count > MOST_BYTES) {
        throw new TooLargeException(uri, MOST_BYTES);
      }
      out.write(buffer, 0, count);
    }
    return out.toByteArray();
  }
}
