package org.diracgrid.diracos.archive;

import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** MD5 and SHA-256 of a stream of blocks, each in a thread of its own beside the copying. */
final class ParallelDigests implements AutoCloseable {
  private final BlockLane<byte[]> md5;
  private final BlockLane<byte[]> sha256;
  private final BlockPool pool = new BlockPool(this::requireAlive);
  private long size;

  /** Begins with nothing. */
  ParallelDigests() {
    this(Optional.empty());
  }

  /**
   * Begins with nothing.
   *
   * @param known what MD5 comes to over the first bytes, which saves time
   */
  ParallelDigests(Optional<Md5.State> known) {
    this.md5 =
        new BlockLane<>(
            known
                .<BlockLane.Digesting<byte[]>>map(Md5Continuation::new)
                .orElseGet(() -> new Whole("MD5")));
    this.sha256 = new BlockLane<>(new Whole("SHA-256"));
  }

  /** Takes a block into account, which must not change any more. */
  void update(byte[] block, int offset, int length) throws InterruptedIOException {
    put(block, offset, length, () -> {});
  }

  /** A block to be filled. */
  SharedBlock take() throws InterruptedIOException {
    return pool.take();
  }

  /**
   * Takes the beginning of a taken block into account, which comes back when it is digested.
   *
   * @param readers how many others have to release it, too
   */
  void update(SharedBlock block, int length, int readers) throws InterruptedIOException {
    block.share(2 + readers);
    put(block.bytes(), 0, length, block::release);
  }

  private void put(byte[] block, int offset, int length, Runnable digested)
      throws InterruptedIOException {
    if (length > 0) {
      md5.put(block, offset, length, digested);
      sha256.put(block, offset, length, digested);
      size += length;
    }
  }

  private void requireAlive() throws InterruptedIOException {
    md5.requireAlive();
    sha256.requireAlive();
  }

  /** The digests of all blocks. */
  FileDigests finish() throws InterruptedIOException {
    HexFormat hex = HexFormat.of();
    return new FileDigests(hex.formatHex(md5.result()), hex.formatHex(sha256.result()), size);
  }

  @Override
  public void close() {
    md5.close();
    sha256.close();
  }

  /** A digest that the JDK computes, of all bytes. */
  private record Whole(MessageDigest digest) implements BlockLane.Digesting<byte[]> {
    Whole(String algorithm) {
      this(instance(algorithm));
    }

    private static MessageDigest instance(String algorithm) {
      try {
        return MessageDigest.getInstance(algorithm);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has MD5 and SHA-256", e);
      }
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
      digest.update(bytes, offset, length);
    }

    @Override
    public byte[] result() {
      return digest.digest();
    }
  }
}
