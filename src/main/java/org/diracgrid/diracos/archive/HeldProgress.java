package org.diracgrid.diracos.archive;

import java.util.function.LongConsumer;

/** Keeps count of what was done before anybody asks for it. */
final class HeldProgress implements LongConsumer {
  private LongConsumer listener;
  private long held;

  /** Has a listener hear of what was done so far, and of what is done from now on. */
  synchronized void tell(LongConsumer asking) {
    listener = asking;
    listener.accept(held);
  }

  @Override
  public synchronized void accept(long bytes) {
    if (listener == null) {
      held += bytes;
    } else {
      listener.accept(bytes);
    }
  }
}
