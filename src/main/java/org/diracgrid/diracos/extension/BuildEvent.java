package org.diracgrid.diracos.extension;

import java.time.Duration;
import java.util.OptionalLong;

/** Something a build reports while it runs. */
public sealed interface BuildEvent {
  /**
   * A step begins.
   *
   * @param step which
   * @param subject what it is about, e.g. a file name
   * @param total how many bytes it will handle, if that is known
   */
  record Started(BuildStep step, String subject, OptionalLong total) implements BuildEvent {}

  /**
   * A step will handle more bytes than was known; reported from any thread.
   *
   * @param step which
   * @param bytes so many more
   */
  record Announced(BuildStep step, long bytes) implements BuildEvent {}

  /**
   * A step has come further; reported from any thread.
   *
   * @param step which
   * @param bytes handled since it last reported
   */
  record Advanced(BuildStep step, long bytes) implements BuildEvent {}

  /**
   * A step is done.
   *
   * @param step which
   * @param outcome one line
   * @param duration how long it took
   */
  record Finished(BuildStep step, String outcome, Duration duration) implements BuildEvent {}

  /**
   * A project that comes as source begins to be built, which may take long; reported from any
   * thread.
   *
   * @param project name and version if they are known, else the archive, folder or URL
   * @param python what builds it, e.g. {@code Python 2.7.18 of the base}
   */
  record Building(String project, String python) implements BuildEvent {}

  /**
   * The build goes on, though perhaps not as the user thinks.
   *
   * @param sentence one sentence
   */
  record Warned(String sentence) implements BuildEvent {}
}
