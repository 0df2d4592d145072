package org.diracgrid.diracos.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Wall time of several runs, in milliseconds.
 *
 * @param runs how many were counted
 * @param min the fastest
 * @param median the one in the middle, which a single slow run does not move
 * @param max the slowest
 */
public record Timing(int runs, double min, double median, double max) {
  /** Runs some work, first uncounted so that the JVM has compiled it, then counted. */
  public static Timing of(int warmups, int runs, Runnable work) {
    for (int i = 0; i < warmups; i++) {
      work.run();
    }
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      long begin = System.nanoTime();
      work.run();
      times.add((System.nanoTime() - begin) / 1e6);
    }
    return of(times);
  }

  /** Of runs that were timed one by one, in milliseconds; at least one. */
  public static Timing of(List<Double> milliseconds) {
    List<Double> times = milliseconds.stream().sorted().toList();
    int runs = times.size();
    return new Timing(runs, times.get(0), times.get(runs / 2), times.get(runs - 1));
  }
}
