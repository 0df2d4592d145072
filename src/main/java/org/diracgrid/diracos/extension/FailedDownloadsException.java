package org.diracgrid.diracos.extension;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Several wheels cannot be had, for reasons of their own. */
public final class FailedDownloadsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<RuntimeException> failures;

  private FailedDownloadsException(List<RuntimeException> failures) {
    super(
        failures.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")),
        failures.get(0));
    this.failures = List.copyOf(failures);
    failures.stream().skip(1).forEach(this::addSuppressed);
  }

  /** What to throw for these, of which there is at least one: each message is told once. */
  static RuntimeException of(List<RuntimeException> failures) {
    Map<String, RuntimeException> told = new LinkedHashMap<>();
    failures.forEach(it -> told.putIfAbsent(String.valueOf(it.getMessage()), it));
    return told.size() == 1
        ? failures.get(0)
        : new FailedDownloadsException(List.copyOf(told.values()));
  }

  /** What failed, in the order of the wheels. */
  public List<RuntimeException> failures() {
    return failures;
  }
}
