package org.diracgrid.diracos.maven;

import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;
import org.diracgrid.diracos.extension.BuildEvent;

/**
 * Renders a build's events: a line per step, builds, warnings, and a live line where there is a
 * terminal.
 */
final class Console implements Consumer<BuildEvent> {
  private final Log log;
  private final LiveLine live;

  Console(Log log, LiveLine live) {
    this.log = log;
    this.live = live;
  }

  @Override
  public void accept(BuildEvent event) {
    if (event instanceof BuildEvent.Started started) {
      live.start(started.step().label(), started.subject(), started.total());
    } else if (event instanceof BuildEvent.Announced announced) {
      live.expect(announced.bytes());
    } else if (event instanceof BuildEvent.Advanced advanced) {
      live.advance(advanced.bytes());
    } else if (event instanceof BuildEvent.Finished finished) {
      live.clear();
      log.info(
          "%-12s  %s (%s)"
              .formatted(
                  finished.step().label(),
                  finished.outcome(),
                  Durations.print(finished.duration())));
    } else if (event instanceof BuildEvent.Building building) {
      live.clear();
      log.info("%-12s  %s with %s".formatted("building", building.project(), building.python()));
    } else if (event instanceof BuildEvent.Warned warned) {
      live.clear();
      log.warn(warned.sentence());
    }
  }
}
