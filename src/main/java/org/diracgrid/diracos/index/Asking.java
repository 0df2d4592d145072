package org.diracgrid.diracos.index;

import java.util.function.Supplier;
import org.diracgrid.diracos.transfer.OfflineException;
import org.diracgrid.diracos.transfer.TransferException;
import org.diracgrid.diracos.transfer.TransferInterruptedException;

/** Names the index in whatever goes wrong while it is asked. */
final class Asking {
  private Asking() {}

  /**
   * Asks; an index that cannot answer fails the build, since a version it alone has would be
   * missing without a word.
   */
  static <T> T of(String source, Supplier<T> question) {
    try {
      return question.get();
    } catch (OfflineException | TransferInterruptedException e) {
      // Neither is the index's fault, and both have advice of their own.
      throw e;
    } catch (TransferException e) {
      throw new IndexUnreachableException(source, e);
    }
  }
}
