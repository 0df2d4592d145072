package org.diracgrid.diracos.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Small texts that another package keeps in the cache. Each begins with a line that tells the
 * digest of the rest, so that it is found undamaged or not at all. Losing one only costs a request,
 * so a disk that does not play along is no failure here.
 */
public final class CachedTexts {
  private static final String ENDING = ".1.text";
  private static final int LINE = 65;
  private static final long MOST_BYTES = PageFetch.MOST_BYTES;

  private final CacheDisk disk;
  private final String folder;

  CachedTexts(CacheDisk disk, String folder) {
    this.disk = disk;
    this.folder = folder;
  }

  /**
   * The text of this name.
   *
   * @param kind what the digits are of, in small letters and digits
   * @param hex a digest of at least 128 bits in hexadecimal digits
   */
  public Optional<String> find(String kind, String hex) {
    try {
      return disk.read(place(kind, hex), MOST_BYTES).flatMap(CachedTexts::undamaged);
    } catch (CacheUnwritableException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> undamaged(byte[] bytes) {
    if (bytes.length < LINE) {
      return Optional.empty();
    }
    byte[] text = Arrays.copyOfRange(bytes, LINE, bytes.length);
    return Arrays.equals(bytes, 0, LINE, line(text), 0, LINE)
        ? Optional.of(new String(text, UTF_8))
        : Optional.empty();
  }

  /** Keeps a text under this name. */
  public void put(String kind, String hex, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    byte[] content = Arrays.copyOf(line(bytes), LINE + bytes.length);
    System.arraycopy(bytes, 0, content, LINE, bytes.length);
    try {
      disk.write(place(kind, hex), content);
    } catch (CacheUnwritableException | DiskFullException e) {
      // The next build will ask again.
    }
  }

  private static byte[] line(byte[] text) {
    return (Digests.of(text).sha256().hex() + "\n").getBytes(UTF_8);
  }

  private Path place(String kind, String hex) {
    return disk.folder(folder).resolve(hex.substring(0, 2)).resolve(kind + "-" + hex + ENDING);
  }
}
