package org.diracgrid.diracos.archive;

import java.util.Optional;
import java.util.function.LongConsumer;

/** Progress that is told when somebody comes to listen; safe for many threads. */
public final class HeldProgress implements LongConsumer {
  private Optional<LongConsumer> listener = Optional.empty();
  private long untold;

  @Override
  public synchronized void accept(long more) {
    if (listener.isPresent()) {
      listener.get().accept(more);
    } else {
      untold += more;
    }
  }

  /** Tells this listener of all that nobody heard, and of what comes. */
  public synchronized void tell(LongConsumer given) {
    listener = Optional.of(given);
    given.accept(untold);
    untold = 0;
  }
}
