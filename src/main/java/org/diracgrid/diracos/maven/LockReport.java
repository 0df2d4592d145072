package org.diracgrid.diracos.maven;

import org.apache.maven.plugin.logging.Log;
import org.diracgrid.diracos.extension.LockResult;

/** Tells the user what moved in a lock, and where it is. */
final class LockReport {
  private final Log log;

  LockReport(Log log) {
    this.log = log;
  }

  /** Tells of a lock that was written. */
  void print(LockResult result) {
    if (result.moves().isEmpty()) {
      log.info("nothing moved");
    }
    result.moves().forEach(log::info);
    result.pinnedRequirements().ifPresent(file -> log.info(file.toString()));
    log.info(result.lock().toString());
  }
}
