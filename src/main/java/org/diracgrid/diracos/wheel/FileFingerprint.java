package org.diracgrid.diracos.wheel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.diracgrid.diracos.archive.EntryContent;

/**
 * What one pass over a file's bytes tells about them.
 *
 * @param sha256 as RECORD writes it, URL-safe Base64 without padding; empty if not known
 * @param size in bytes
 * @param namespacePackage whether it is the {@code __init__.py} of a pkgutil- or
 *     pkg_resources-style namespace package
 */
record FileFingerprint(String sha256, long size, boolean namespacePackage) {
  private static final int BUFFER = 1 << 16;

  /** The two styles the packaging guide describes, in their usual spellings. */
  private static final Pattern NAMESPACE =
      Pattern.compile("extend_path\\s*\\(\\s*__path__|declare_namespace\\s*\\(\\s*__name__");

  static FileFingerprint unknown(long size) {
    return new FileFingerprint("", size, false);
  }

  /** Reads the content once. */
  static FileFingerprint of(String path, EntryContent content) {
    try (InputStream in = content.open()) {
      return of(path, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the stream to its end; the path tells whether this may be a namespace package. */
  static FileFingerprint of(String path, InputStream in) throws IOException {
    MessageDigest digest = digest("SHA-256");
    boolean initializer = isInitializer(path);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
      size += read;
      if (initializer && size <= BUFFER) {
        text.write(buffer, 0, read);
      }
    }
    return new FileFingerprint(
        base64(digest), size, NAMESPACE.matcher(text.toString(StandardCharsets.UTF_8)).find());
  }

  static boolean isInitializer(String path) {
    return path.endsWith("/__init__.py");
  }

  /** The hash of a content as RECORD writes it, by any algorithm of the JDK. */
  static String hash(EntryContent content, String algorithm) {
    MessageDigest digest = digest(algorithm);
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = content.open()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return base64(digest);
  }

  /** Whether both are known to be of the same bytes. */
  boolean sameBytes(FileFingerprint other) {
    return !sha256.isEmpty() && sha256.equals(other.sha256) && size == other.size;
  }

  private static String base64(MessageDigest digest) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no " + algorithm, e);
    }
  }
}
