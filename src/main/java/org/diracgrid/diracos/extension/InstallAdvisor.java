package org.diracgrid.diracos.extension;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.diracgrid.diracos.release.InstallAnswer;
import org.diracgrid.diracos.release.InstallCheck;
import org.diracgrid.diracos.release.InstallRequest;
import org.diracgrid.diracos.transfer.Transfer;

/** Finds out, on behalf of a user, whether dirac-install would install what was published. */
public final class InstallAdvisor {
  private final UserEnvironment user;
  private final StepLog log;

  /**
   * Asks on behalf of a user.
   *
   * @param events hears how it goes, from any thread
   */
  public InstallAdvisor(UserEnvironment user, Consumer<BuildEvent> events) {
    this.user = user;
    this.log = new StepLog(events);
  }

  /** What each generation of dirac-install comes to. */
  public List<InstallAnswer> answers(InstallRequest request) {
    try (Transfer transfer = Transfers.open(user, log)) {
      return log.step(
          BuildStep.PUBLISHED,
          "release %s of %s".formatted(request.release(), request.project()),
          OptionalLong.empty(),
          () -> new InstallCheck(transfer).answers(request),
          answers ->
              "%d of %d generations of dirac-install can install it"
                  .formatted(
                      answers.stream().filter(InstallAnswer::installs).count(), answers.size()));
    }
  }
}
