package org.diracgrid.diracos.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import org.diracgrid.diracos.transfer.DigestAlgorithm;

/** What the revisions of one repository meant when it was last asked. */
final class RevisionMemory {
  private static final String DEFAULT_BRANCH = "HEAD";

  private final Path folder;
  private final Path drafts;

  /**
   * Remembers in a folder.
   *
   * @param drafts a folder for files in the making, on the same disk
   */
  RevisionMemory(Path folder, Path drafts) {
    this.folder = folder;
    this.drafts = drafts;
  }

  /** The commit; empty if nobody asked yet. */
  Optional<String> recall(Optional<String> revision) {
    try {
      return Optional.of(Files.readString(place(revision)).strip()).filter(GitRepository::isCommit);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Remembers, if that can be done; nothing is lost without it but the next offline build. */
  void keep(Optional<String> revision, String commit) {
    if (recall(revision).filter(commit::equals).isPresent()) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(drafts, ".", ".tmp");
      try {
        Files.writeString(draft, commit + "\n");
        Files.move(draft, place(revision), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      // A cache that cannot be written is reported where that matters.
    }
  }

  private Path place(Optional<String> revision) {
    byte[] text = revision.orElse(DEFAULT_BRANCH).getBytes(StandardCharsets.UTF_8);
    return folder.resolve(
        HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest().digest(text)) + ".commit");
  }
}
