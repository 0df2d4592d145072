package org.diracgrid.diracos.maven;

import java.io.PrintStream;
import java.util.OptionalLong;
import org.diracgrid.diracos.extension.Sizes;

/** One line of a terminal that shows how far a step has come, and goes when the step ends. */
final class LiveLine {
  private static final long INTERVAL_NANOS = 100_000_000;
  private static final int WIDTH = 78;
  private static final int PERCENT = 100;

  private final PrintStream terminal;
  private final boolean shown;
  private String title = "";
  private OptionalLong total = OptionalLong.empty();
  private long done;
  private long begin;
  private long last;
  private int printed;

  private LiveLine(PrintStream terminal, boolean shown) {
    this.terminal = terminal;
    this.shown = shown;
  }

  /** A line on this terminal. */
  static LiveLine on(PrintStream terminal) {
    return new LiveLine(terminal, true);
  }

  /** A line that never shows. */
  static LiveLine none() {
    return new LiveLine(System.out, false);
  }

  /** Begins a step. */
  synchronized void start(String step, String subject, OptionalLong bytes) {
    title = step + "  " + subject;
    total = bytes;
    done = 0;
    begin = System.nanoTime();
    last = begin;
  }

  /** Notes that this many bytes more are done, and shows it ten times a second at most. */
  synchronized void advance(long bytes) {
    done += bytes;
    long now = System.nanoTime();
    if (shown && now - last >= INTERVAL_NANOS) {
      last = now;
      show(now);
    }
  }

  /** Takes the line away. */
  synchronized void clear() {
    if (printed > 0) {
      terminal.print("\r" + " ".repeat(printed) + "\r");
      terminal.flush();
      printed = 0;
    }
  }

  private void show(long now) {
    double seconds = (now - begin) / 1e9;
    String rate = Sizes.print(Math.round(done / seconds)) + "/s";
    String progress =
        total.isPresent() && total.getAsLong() > 0
            ? Math.min(PERCENT, done * PERCENT / total.getAsLong()) + " %"
            : Sizes.print(done);
    String tail = "  " + progress + "  " + rate;
    String head = title.substring(0, Math.min(title.length(), Math.max(0, WIDTH - tail.length())));
    String line = head + tail;
    terminal.print("\r" + line + " ".repeat(Math.max(0, printed - line.length())));
    terminal.flush();
    printed = Math.max(printed, line.length());
  }
}
