package org.diracgrid.diracos.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of the results.
 *
 * @param scenario what was done
 * @param subject who did it
 * @param timing how long it took
 * @param ratio how many times as long as this project took; empty for this project itself
 * @param aim what this project aims at, in milliseconds; empty for none
 * @param figures what else was measured, by name
 * @param note what else there is to say; empty text for nothing
 */
public record Row(
    String scenario,
    String subject,
    Optional<Timing> timing,
    OptionalDouble ratio,
    OptionalDouble aim,
    Map<String, Double> figures,
    String note) {
  /** The other figures stay in their order. */
  public Row {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** A line of this project's own. */
  public static Row own(
      String scenario, String subject, Timing timing, OptionalDouble aim, String note) {
    return new Row(
        scenario, subject, Optional.of(timing), OptionalDouble.empty(), aim, Map.of(), note);
  }

  /** A line of a program it is compared with. */
  public static Row other(String scenario, String subject, Timing timing, Timing own, String note) {
    return new Row(
        scenario,
        subject,
        Optional.of(timing),
        OptionalDouble.of(timing.median() / own.median()),
        OptionalDouble.empty(),
        Map.of(),
        note);
  }

  /** A line that says why there are no figures. */
  public static Row skipped(String scenario, String subject, String why) {
    return new Row(
        scenario,
        subject,
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Map.of(),
        why);
  }
}
