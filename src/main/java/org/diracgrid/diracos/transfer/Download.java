package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** One try to bring one file, going on where an earlier one broke off. */
final class Download {
  private static final int BUFFER = 1 << 16;

  private final HttpSession session;
  private final URI uri;
  private final URI shown;
  private final PartialFile partial;
  private final TransferListener listener;
  private final Arrivals arrivals;

  /**
   * A file that came whole and is the one wanted.
   *
   * @param path where it lies, to be moved
   * @param digests of its bytes
   * @param answer whose headers told of it
   */
  record Complete(Path path, Digests digests, HttpAnswer answer) {}

  Download(
      HttpSession session,
      URI uri,
      PartialFile partial,
      TransferListener listener,
      Arrivals arrivals) {
    this.session = session;
    this.uri = uri;
    this.shown = MaskedUri.of(uri).uri();
    this.partial = partial;
    this.listener = listener;
    this.arrivals = arrivals;
  }

  /**
   * Fetches it.
   *
   * @param known what the cache has; if that is still current, the result is empty
   */
  Optional<Complete> run(
      ExpectedChecksums expected, Optional<StoredAnswer> known, Deadline deadline) {
    Optional<String> condition = partial.condition();
    long offset = condition.isPresent() ? partial.size() : 0;
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept-Encoding", "identity");
    if (condition.isPresent()) {
      headers.put("Range", "bytes=" + offset + "-");
      headers.put("If-Range", condition.get());
    } else {
      known.ifPresent(answer -> headers.putAll(answer.conditions()));
    }
    try (HttpAnswer answer = session.get(uri, headers, deadline)) {
      return switch (answer.status()) {
        case 200 -> Optional.of(whole(answer, expected));
        case 206 -> Optional.of(rest(answer, offset, expected));
        case 304 -> unchanged(answer, known);
        default -> throw startAnew("what was fetched of it before is of no use");
      };
    }
  }

  /** Takes in an answer that brings the whole file. */
  Complete take(ExpectedChecksums expected, HttpAnswer answer) {
    return whole(answer, expected);
  }

  void discard() {
    partial.discard();
  }

  private Optional<Complete> unchanged(HttpAnswer answer, Optional<StoredAnswer> known) {
    answer.body().finish();
    if (known.isEmpty()) {
      throw new UnexpectedStatusException(uri, 304);
    }
    return Optional.empty();
  }

  private Complete whole(HttpAnswer answer, ExpectedChecksums expected) {
    Digests complete;
    try (FileChannel out = partial.begin(uri, answer)) {
      complete = receive(answer, out, 0, expected.algorithm(), expected::metBy);
    } catch (IOException e) {
      throw FileFailure.of(partial.path(), e);
    }
    if (!expected.metBy(complete)) {
      partial.discard();
    }
    expected.check(uri, complete);
    return new Complete(partial.path(), complete, answer);
  }

  private Complete rest(HttpAnswer answer, long offset, ExpectedChecksums expected) {
    Optional<ContentRange> range = answer.header("Content-Range").flatMap(ContentRange::parse);
    if (range.isEmpty() || offset == 0 || range.get().first() != offset) {
      throw startAnew("it is not the part that was asked for");
    }
    OptionalLong total = range.get().total();
    Predicate<Digests> whole =
        digests -> total.orElse(digests.size()) == digests.size() && expected.metBy(digests);
    Digests complete;
    try (FileChannel out = partial.resume()) {
      complete = receive(answer, out, offset, expected.algorithm(), whole);
    } catch (IOException e) {
      throw FileFailure.of(partial.path(), e);
    }
    if (!whole.test(complete)) {
      throw startAnew("its parts do not fit together");
    }
    return new Complete(partial.path(), complete, answer);
  }

  /**
   * Takes in what comes, and lets it be watched.
   *
   * @param offset how many bytes came before
   * @param wanted whether all bytes together are what is wanted
   */
  private Digests receive(
      HttpAnswer answer,
      FileChannel out,
      long offset,
      DigestAlgorithm algorithm,
      Predicate<Digests> wanted)
      throws IOException {
    Arrival arrival = arrivals.begin(partial.path());
    boolean completed = false;
    try {
      arrival.reached(offset);
      RunningDigests digests = new RunningDigests(algorithm);
      if (offset > 0) {
        digests.add(partial.path());
      }
      receive(answer, out, offset, digests, arrival);
      Digests all = digests.end();
      completed = wanted.test(all);
      if (completed) {
        arrival.completed(all.sha256());
      }
      return all;
    } finally {
      if (!completed) {
        arrival.failed();
      }
    }
  }

  private void receive(
      HttpAnswer answer, FileChannel out, long offset, RunningDigests digests, Arrival arrival)
      throws IOException {
    listener.started(shown, answer.length());
    byte[] buffer = new byte[BUFFER];
    long received = 0;
    for (int count = answer.body().read(buffer, 0, BUFFER);
        count >= 0;
        count = answer.body().read(buffer, 0, BUFFER)) {
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      digests.add(buffer, count);
      received += count;
      arrival.reached(offset + received);
      listener.progressed(shown, count);
    }
    listener.finished(shown, received);
  }

  private BrokenTransferException startAnew(String reason) {
    partial.discard();
    return new BrokenTransferException(uri, reason, null);
  }
}
