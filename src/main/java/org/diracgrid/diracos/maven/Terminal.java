package org.diracgrid.diracos.maven;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/** Whether somebody watches this build on a terminal. */
final class Terminal {
  private final MavenSession session;
  private final Log log;

  Terminal(MavenSession session, Log log) {
    this.session = session;
    this.log = log;
  }

  /** A live line where it can be seen and is wanted, else one that never shows. */
  LiveLine liveLine() {
    boolean wanted =
        isTerminal()
            && !"dumb".equals(System.getenv("TERM"))
            && session.getRequest().isInteractiveMode()
            && log.isInfoEnabled()
            && !quietTransfers();
    return wanted
        ? LiveLine.on(System.out, () -> TerminalWidth.of(System.getenv()))
        : LiveLine.none();
  }

  /** From JDK 22 on there is always a console, which then tells whether it is a terminal. */
  @SuppressWarnings("SystemConsoleNull") // the check that follows is for newer JDKs
  private static boolean isTerminal() {
    java.io.Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(java.io.Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** {@code -ntp} leaves no trace on the session but the listener it chooses. */
  private boolean quietTransfers() {
    return Optional.ofNullable(session.getRequest().getTransferListener())
        .map(
            listener ->
                isQuiet(listener) || wrapped(listener).filter(Terminal::isQuiet).isPresent())
        .orElse(false);
  }

  private static boolean isQuiet(Object listener) {
    return listener.getClass().getSimpleName().startsWith("Quiet");
  }

  /** Maven 4 wraps the one it has chosen in a {@code MavenTransferListener} that tells nothing. */
  private static Optional<Object> wrapped(Object listener) {
    try {
      Field delegate = listener.getClass().getDeclaredField("delegate");
      delegate.setAccessible(true);
      return Optional.ofNullable(delegate.get(listener));
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return Optional.empty();
    }
  }
}
