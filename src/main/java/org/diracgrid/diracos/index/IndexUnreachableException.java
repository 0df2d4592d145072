package org.diracgrid.diracos.index;

import java.util.List;
import java.util.stream.Collectors;
import org.diracgrid.diracos.transfer.TransferException;

/** An index or find-links place cannot answer; the cause says why. */
public final class IndexUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String index;

  IndexUnreachableException(String index, TransferException cause) {
    super("The index %s cannot be asked. %s".formatted(index, cause.getMessage()), cause);
    this.index = index;
  }

  /** Tells of several at once, each in its own sentence. */
  private IndexUnreachableException(List<IndexUnreachableException> failures) {
    super(
        failures.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")),
        failures.get(0).getCause());
    this.index =
        failures.stream().map(IndexUnreachableException::index).collect(Collectors.joining(", "));
  }

  /** One that tells of all these, of which there is at least one. */
  static IndexUnreachableException of(List<IndexUnreachableException> failures) {
    return failures.size() == 1 ? failures.get(0) : new IndexUnreachableException(failures);
  }

  /** Its URL without credentials; of several, separated by commas. */
  public String index() {
    return index;
  }
}
