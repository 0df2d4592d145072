package org.diracgrid.diracos.source;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that takes long to get and is got but once, or fails alike for all who ask. */
final class Once<T> {
  private final Supplier<T> source;
  private Optional<T> value = Optional.empty();
  private Optional<RuntimeException> failure = Optional.empty();

  Once(Supplier<T> source) {
    this.source = source;
  }

  /** The value; those who ask while it is being got wait. */
  synchronized T get() {
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (value.isEmpty()) {
      try {
        value = Optional.of(source.get());
      } catch (RuntimeException e) {
        failure = Optional.of(e);
        throw e;
      }
    }
    return value.get();
  }
}
