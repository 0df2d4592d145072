package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Asks servers for parts of files, and remembers which servers give none. */
final class RangeReader {
  private final HttpSession session;
  private final Retries retries;
  private final TransferListener listener;
  private final Set<WebOrigin> withoutRanges = ConcurrentHashMap.newKeySet();

  RangeReader(HttpSession session, Retries retries, TransferListener listener) {
    this.session = session;
    this.retries = retries;
    this.listener = listener;
  }

  /**
   * The last bytes of a file; empty if its server gives no parts.
   *
   * @param whole takes in the answer of a server that gives all of the file instead, so that it
   *     need not be asked again
   */
  Optional<FilePart> tail(URI uri, int length, Consumer<HttpAnswer> whole) {
    if (withoutRanges.contains(WebOrigin.of(uri))) {
      return Optional.empty();
    }
    Optional<FilePart> part =
        retries.run(deadline -> ask(uri, "bytes=-" + length, length, whole, deadline));
    if (part.isEmpty()) {
      withoutRanges.add(WebOrigin.of(uri));
    }
    return part.filter(tail -> tail.end() == tail.total());
  }

  /** Bytes of a file, of the same version as the tail. */
  FilePart part(URI uri, long first, int length, FilePart tail) {
    String range = "bytes=" + first + "-" + (first + length - 1);
    FilePart part =
        retries
            .run(deadline -> ask(uri, range, length, HttpAnswer::close, deadline))
            .orElseThrow(() -> new BrokenTransferException(uri, "parts are no longer given", null));
    if (part.first() != first || part.end() != first + length || !part.fits(tail)) {
      throw new BrokenTransferException(uri, "the file changed while it was read", null);
    }
    return part;
  }

  private Optional<FilePart> ask(
      URI uri, String range, int length, Consumer<HttpAnswer> whole, Deadline deadline) {
    // A part of a gzip encoding would be of no use.
    Map<String, String> headers = Map.of("Range", range, "Accept-Encoding", "identity");
    try (HttpAnswer answer = session.get(uri, headers, deadline)) {
      Optional<ContentRange> given = answer.header("Content-Range").flatMap(ContentRange::parse);
      if (answer.status() == 200) {
        whole.accept(answer);
        return Optional.empty();
      }
      if (answer.status() != 206 || given.isEmpty() || given.get().total().isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new FilePart(
              given.get().first(),
              given.get().total().getAsLong(),
              answer.header("ETag").orElse(""),
              bytes(uri, answer, given.get(), length)));
    }
  }

  private byte[] bytes(URI uri, HttpAnswer answer, ContentRange given, int length) {
    long size = given.last() - given.first() + 1;
    if (size > length) {
      throw new TooLargeException(uri, length);
    }
    URI shown = MaskedUri.of(uri).uri();
    listener.started(shown, answer.length());
    HeardStream heard = new HeardStream(answer.body(), count -> listener.progressed(shown, count));
    try {
      byte[] bytes = heard.readNBytes((int) size);
      if (bytes.length < size) {
        throw new BrokenTransferException(uri, "a part of it ended early", null);
      }
      answer.body().finish();
      listener.finished(shown, heard.count());
      return bytes;
    } catch (IOException e) {
      throw NetworkFailure.of(uri, e);
    }
  }
}
