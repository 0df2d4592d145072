package org.diracgrid.diracos.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.resolver.LockFile;
import org.diracgrid.diracos.resolver.LockPlace;
import org.diracgrid.diracos.resolver.LockReader;
import org.diracgrid.diracos.transfer.DigestAlgorithm;

/**
 * A lock that was read.
 *
 * @param place where it lies
 * @param sha256 of its bytes, in hexadecimal
 * @param content what it says
 * @param warnings sentences about what may surprise
 */
record ExtensionLock(LockPlace place, String sha256, LockFile content, List<String> warnings) {
  /** Far above the lock of any extension. */
  private static final long MOST_BYTES = 1 << 24;

  /**
   * The lock that an extension is to be built by; empty for none.
   *
   * @throws MissingLockException if there is none, and one is required
   */
  static Optional<ExtensionLock> heeded(ExtensionSpec spec) {
    if (spec.lock().policy() == LockPolicy.IGNORE) {
      return Optional.empty();
    }
    Optional<ExtensionLock> found = find(spec);
    if (found.isEmpty() && spec.lock().policy() == LockPolicy.REQUIRE) {
      throw new MissingLockException(place(spec).shown());
    }
    return found;
  }

  /** The lock that lies there; empty for none. */
  static Optional<ExtensionLock> find(ExtensionSpec spec) {
    LockPlace place = place(spec);
    return bytes(place).map(bytes -> read(place, bytes));
  }

  private static ExtensionLock read(LockPlace place, byte[] bytes) {
    List<String> warnings = new ArrayList<>();
    LockFile content = new LockReader(place, warnings::add).read(bytes);
    if (content.inputs().isEmpty()) {
      warnings.add(
          "%s was written by %s, so a change of the requirements is seen only where the lock no longer meets them"
              .formatted(place.shown(), content.createdBy()));
    }
    return new ExtensionLock(
        place,
        HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest().digest(bytes)),
        content,
        List.copyOf(warnings));
  }

  /** Where the lock of an extension lies. */
  static LockPlace place(ExtensionSpec spec) {
    return new LockPlace(spec.lock().file(), spec.displayFolder());
  }

  private static Optional<byte[]> bytes(LockPlace place) {
    Path file = place.file();
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new UnreadableLockException(place.shown(), "it is too large for a lock", null);
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      String reason = Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage());
      throw new UnreadableLockException(place.shown(), reason, e);
    }
  }
}
