package org.diracgrid.diracos.archive;

import java.io.IOException;

/** Hears of the bytes of a file from its first deflate stream on, once each and in order. */
@FunctionalInterface
interface DeflateListener {
  /** Wants to know nothing. */
  DeflateListener NONE = (bytes, offset, length) -> {};

  /** Some bytes are read, which change afterwards. */
  void passed(byte[] bytes, int offset, int length) throws IOException;
}
