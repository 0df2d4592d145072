package org.diracgrid.diracos.maven;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide the terminal is, which Java itself does not tell. */
final class TerminalWidth {
  /** What terminals have when nobody changed them. */
  private static final int USUAL = 80;

  private static final File TERMINAL = new File("/dev/tty");
  private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{0,4})\\s*");
  private static final long PATIENCE_SECONDS = 1;

  private TerminalWidth() {}

  /** Its columns: as the variable COLUMNS has it, else as the system tells. */
  static int of(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("COLUMNS"))
        .map(String::strip)
        .filter(text -> text.matches("[1-9]\\d{0,4}"))
        .map(Integer::valueOf)
        .or(TerminalWidth::ofSystem)
        .orElse(USUAL);
  }

  /** What stty prints, rows and columns. */
  static Optional<Integer> ofSize(String printed) {
    Matcher matcher = SIZE.matcher(printed);
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  private static Optional<Integer> ofSystem() {
    if (!TERMINAL.canRead()) {
      return Optional.empty();
    }
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      return ofSize(new String(process.getInputStream().readAllBytes(), US_ASCII));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
