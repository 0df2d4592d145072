package org.diracgrid.diracos.maven;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The one table that turns a failure into what the user reads: what failed and where, and what to
 * do.
 */
final class FailureMessages {
  private final Map<Class<? extends RuntimeException>, String> remedies = new LinkedHashMap<>();

  /** The failure to end the build with; one that is in no table goes on as it is. */
  MojoFailureException explain(RuntimeException failure) {
    for (Map.Entry<Class<? extends RuntimeException>, String> entry : remedies.entrySet()) {
      if (entry.getKey().isInstance(failure)) {
        return new MojoFailureException(
            failure.getMessage() + System.lineSeparator() + entry.getValue(), failure);
      }
    }
    throw failure;
  }
}
