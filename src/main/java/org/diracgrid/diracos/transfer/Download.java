package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One try to bring one file, going on where an earlier one broke off. */
final class Download {
  private static final int BUFFER = 1 << 16;

  private final HttpSession session;
  private final URI uri;
  private final URI shown;
  private final PartialFile partial;
  private final TransferListener listener;

  /**
   * A file that came whole and is the one wanted.
   *
   * @param path where it lies, to be moved
   * @param digests of its bytes
   * @param answer whose headers told of it
   */
  record Complete(Path path, Digests digests, HttpAnswer answer) {}

  Download(HttpSession session, URI uri, PartialFile partial, TransferListener listener) {
    this.session = session;
    this.uri = uri;
    this.shown = MaskedUri.of(uri).uri();
    this.partial = partial;
    this.listener = listener;
  }

  /**
   * Fetches it.
   *
   * @param known what the cache has; if that is still current, the result is empty
   */
  Optional<Complete> run(ExpectedChecksums expected, Optional<StoredAnswer> known) {
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
    try (HttpAnswer answer = session.get(uri, headers)) {
      return switch (answer.status()) {
        case 200 -> Optional.of(whole(answer, expected));
        case 206 -> Optional.of(rest(answer, offset, expected));
        case 304 -> unchanged(answer, known);
        default -> throw startAnew("what was fetched of it before is of no use");
      };
    }
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
    RunningDigests digests = new RunningDigests(expected.algorithm());
    try (FileChannel out = partial.begin(uri, answer)) {
      receive(answer, out, digests);
    } catch (IOException e) {
      throw FileFailure.of(partial.path(), e);
    }
    Digests complete = digests.end();
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
    RunningDigests digests = new RunningDigests(expected.algorithm());
    try (FileChannel out = partial.resume()) {
      digests.add(partial.path());
      receive(answer, out, digests);
    } catch (IOException e) {
      throw FileFailure.of(partial.path(), e);
    }
    Digests complete = digests.end();
    boolean whole = range.get().total().orElse(complete.size()) == complete.size();
    if (!whole || !expected.metBy(complete)) {
      throw startAnew("its parts do not fit together");
    }
    return new Complete(partial.path(), complete, answer);
  }

  private void receive(HttpAnswer answer, FileChannel out, RunningDigests digests)
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
      listener.progressed(shown, count);
    }
    listener.finished(shown, received);
  }

  private BrokenTransferException startAnew(String reason) {
    partial.discard();
    return new BrokenTransferException(uri, reason, null);
  }
}
