package org.diracgrid.diracos.archive;

import java.io.InterruptedIOException;

/** Turns an interrupt of the build into the failure of the input or output it interrupted. */
final class Interruption {
  private Interruption() {}

  static InterruptedIOException of(InterruptedException cause) {
    Thread.currentThread().interrupt();
    InterruptedIOException failure = new InterruptedIOException("it was interrupted");
    failure.initCause(cause);
    return failure;
  }
}
