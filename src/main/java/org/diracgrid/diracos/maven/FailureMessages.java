package org.diracgrid.diracos.maven;

import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;

/** Turns a failure into what the user reads: what failed and where, and what to do. */
final class FailureMessages {
  private final Remedies remedies = new Remedies();

  /** The failure to end the build with; one that nobody foresaw goes on as it is. */
  MojoFailureException explain(RuntimeException failure) {
    Optional<String> remedy = remedies.of(failure);
    if (remedy.isEmpty()) {
      throw failure;
    }
    String message = failure.getMessage();
    String stop = message.endsWith(".") ? "" : ".";
    MojoFailureException explained =
        new MojoFailureException(message + stop + System.lineSeparator() + remedy.get());
    // Not as the cause: Maven would print the messages of all causes behind the remedy.
    explained.addSuppressed(failure);
    return explained;
  }
}
