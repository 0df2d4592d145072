package org.diracgrid.diracos.archive;

/** The MD5 of a stream of which some megabytes at the beginning were digested before. */
final class Md5Continuation implements BlockLane.Digesting<byte[]> {
  private final Md5 digest;
  private long known;

  /** Passes over as many bytes as the state stands for, which must be the same ones. */
  Md5Continuation(Md5.State state) {
    this.digest = new Md5(state);
    this.known = state.size();
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    int passed = (int) Math.min(known, length);
    known -= passed;
    digest.update(bytes, offset + passed, length - passed);
  }

  @Override
  public byte[] result() {
    if (known > 0) {
      throw new IllegalStateException("the stream is shorter than what is known of it");
    }
    return digest.digest();
  }
}
