package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** Has a failure in another thread fail here in the same words. */
final class WorkFailure {
  private WorkFailure() {}

  /** The failure, if it is one of input or output; throws any other. */
  static IOException of(ExecutionException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof IOException it) {
      return it;
    }
    if (cause instanceof RuntimeException it) {
      throw it;
    }
    if (cause instanceof Error it) {
      throw it;
    }
    throw new IllegalStateException(cause);
  }
}
