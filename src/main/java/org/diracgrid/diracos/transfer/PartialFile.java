package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file that has not come whole yet, with what its server said of it. */
final class PartialFile {
  private static final int MOST_JSON = 1 << 16;

  /** Of less than this much it costs little more to begin anew than to note where it came from. */
  private static final long WORTH_NOTING = 1 << 18;

  private final CacheDisk disk;
  private final Path content;
  private final Path answer;

  PartialFile(CacheDisk disk, String key) {
    this.disk = disk;
    Path folder = disk.folder("partial");
    this.content = folder.resolve(key + ".part");
    this.answer = folder.resolve(key + ".json");
  }

  Path path() {
    return content;
  }

  /** How many bytes are here. */
  long size() {
    try {
      return Files.exists(content) ? Files.size(content) : 0;
    } catch (IOException e) {
      throw FileFailure.of(content, e);
    }
  }

  /** What {@code If-Range} has to say, if some bytes are here and can be told to be current. */
  Optional<String> condition() {
    return size() == 0
        ? Optional.empty()
        : disk.read(answer, MOST_JSON)
            .flatMap(StoredAnswer::read)
            .flatMap(StoredAnswer::rangeCondition);
  }

  /** Begins anew with what this answer brings. */
  FileChannel begin(URI asked, HttpAnswer fresh) {
    disk.delete(answer);
    FileChannel channel =
        open(
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    if (fresh.length().orElse(Long.MAX_VALUE) >= WORTH_NOTING) {
      disk.write(answer, StoredAnswer.of(asked, fresh, "", 0).write());
    }
    return channel;
  }

  /** Goes on behind what is here. */
  FileChannel resume() {
    return open(StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  private FileChannel open(StandardOpenOption... options) {
    try {
      return FileChannel.open(content, options);
    } catch (IOException e) {
      throw FileFailure.of(content, e);
    }
  }

  /** Throws it away. */
  void discard() {
    disk.delete(content);
    disk.delete(answer);
  }
}
