package org.diracgrid.diracos.transfer;

/** Watches one try to bring a file; called by one thread, which must not be held up. */
public interface Arrival {
  /** Does not look. */
  Arrival UNWATCHED =
      new Arrival() {
        @Override
        public void reached(long size) {}

        @Override
        public void completed(Checksum sha256) {}

        @Override
        public void failed() {}
      };

  /** So many bytes of it can be read, counted from the first. */
  void reached(long size);

  /** All of it can be read, and it is the file wanted. It is moved now, which leaves it open. */
  void completed(Checksum sha256);

  /** It broke off or is not the file wanted. It must not be open any more when this returns. */
  void failed();
}
