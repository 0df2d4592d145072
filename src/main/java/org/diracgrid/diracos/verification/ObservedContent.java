package org.diracgrid.diracos.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A file's content, which somebody else reads as far as he likes, and which is digested, and copied
 * where that is wanted, to its end all the same.
 */
final class ObservedContent extends InputStream {
  private final InputStream content;
  private final MessageDigest digest = sha256();
  private final byte[] head;
  private OutputStream copy = OutputStream.nullOutputStream();
  private int headRead;

  /**
   * Begins to read.
   *
   * @param headSize how many bytes to read ahead, to see what kind of file it is
   */
  ObservedContent(InputStream content, int headSize) throws IOException {
    this.content = content;
    this.head = content.readNBytes(headSize);
    digest.update(head);
  }

  /** The first bytes. */
  byte[] head() {
    return head.clone();
  }

  /** Copies all of it, from its beginning, while it is read. */
  void copyTo(OutputStream target) throws IOException {
    copy = target;
    copy.write(head);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (headRead < head.length) {
      int count = Math.min(length, head.length - headRead);
      System.arraycopy(head, headRead, target, offset, count);
      headRead += count;
      return count;
    }
    int count = content.read(target, offset, length);
    if (count > 0) {
      digest.update(target, offset, count);
      copy.write(target, offset, count);
    }
    return count;
  }

  /** Reads what nobody read, and tells the digest as RECORD writes it. */
  String finish(byte[] buffer) throws IOException {
    headRead = head.length;
    while (read(buffer, 0, buffer.length) >= 0) {
      // Reading is all there is to do.
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
