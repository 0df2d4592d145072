package org.diracgrid.diracos.maven;

import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import org.diracgrid.diracos.extension.Sizes;

/** One line of a terminal that shows how far a step has come, and goes when the step ends. */
final class LiveLine {
  private static final long INTERVAL_NANOS = 100_000_000;
  private static final int MOST_WIDTH = 78;
  private static final int PERCENT = 100;
  private static final int MINUTE = 60;

  private final PrintStream terminal;
  private final boolean shown;
  private final IntSupplier columns;
  private String title = "";
  private OptionalLong total = OptionalLong.empty();
  private long done;
  private long begin;
  private long last;
  private int printed;
  private int width;

  private LiveLine(PrintStream terminal, boolean shown, IntSupplier columns) {
    this.terminal = terminal;
    this.shown = shown;
    this.columns = columns;
  }

  /**
   * A line on this terminal.
   *
   * @param columns how wide it is; asked once, when there is something to show
   */
  static LiveLine on(PrintStream terminal, IntSupplier columns) {
    return new LiveLine(terminal, true, columns);
  }

  /** A line that never shows. */
  static LiveLine none() {
    return new LiveLine(System.out, false, () -> 0);
  }

  /** Begins a step. */
  synchronized void start(String step, String subject, OptionalLong bytes) {
    title = step + "  " + subject;
    total = bytes;
    done = 0;
    begin = System.nanoTime();
    last = begin;
  }

  /** Notes that there will be so many bytes more than was known. */
  synchronized void expect(long bytes) {
    total = OptionalLong.of(total.orElse(0) + bytes);
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

  /** How long the rest will take at this rate; nothing where there is no rest. */
  private String left(double seconds) {
    long rest = total.orElse(0) - done;
    if (rest <= 0 || done == 0) {
      return "";
    }
    long whole = (long) Math.ceil(rest * seconds / done);
    String time = whole < MINUTE ? whole + " s" : Durations.print(Duration.ofSeconds(whole));
    return "  " + time + " left";
  }

  private void show(long now) {
    if (width == 0) {
      // In the last column some terminals wrap already.
      width = Math.max(1, Math.min(MOST_WIDTH, columns.getAsInt() - 1));
    }
    double seconds = (now - begin) / 1e9;
    String rate = Sizes.print(Math.round(done / seconds)) + "/s";
    long all = total.orElse(0);
    String tail =
        all > 0
            ? "  %d %%  %s%s"
                .formatted(Math.min(PERCENT, done * PERCENT / all), rate, left(seconds))
            : "  %s  %s".formatted(Sizes.print(done), rate);
    String head = title.substring(0, Math.min(title.length(), Math.max(0, width - tail.length())));
    // A line that wraps could not be taken back.
    String line = (head + tail).substring(0, Math.min(width, head.length() + tail.length()));
    terminal.print("\r" + line + " ".repeat(Math.max(0, printed - line.length())));
    terminal.flush();
    printed = Math.max(printed, line.length());
  }
}
