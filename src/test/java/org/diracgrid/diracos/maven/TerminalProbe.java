package org.diracgrid.diracos.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferListener;

/**
 * Tells on which of Maven's ways to be called a live line shows on the terminal this runs on; a
 * program of its own, as Java finds out about its terminal once.
 */
final class TerminalProbe {
  /** Longer than a live line waits before it shows. */
  private static final long INTERVAL_MILLIS = 110;

  /** Called like the one that Maven takes for {@code -ntp}. */
  private static final class QuietListener extends AbstractTransferListener {}

  /** Wraps another one as Maven 4 does, which has the field of this name. */
  private static final class WrappingListener extends AbstractTransferListener {
    @SuppressWarnings("unused") // but by name
    private final TransferListener delegate;

    WrappingListener(TransferListener delegate) {
      super();
      this.delegate = delegate;
    }
  }

  private static final class LoudListener extends AbstractTransferListener {}

  private TerminalProbe() {}

  /** Prints a line for each way on which a live line shows. */
  public static void main(String[] arguments) throws InterruptedException {
    probe("plain", true, sample -> {});
    probe("-B", true, sample -> sample.request().setInteractiveMode(false));
    probe("-ntp", true, sample -> sample.request().setTransferListener(new QuietListener()));
    probe(
        "-ntp of Maven 4",
        true,
        sample -> sample.request().setTransferListener(new WrappingListener(new QuietListener())));
    probe(
        "Maven 4",
        true,
        sample -> sample.request().setTransferListener(new WrappingListener(new LoudListener())));
    probe("-q", false, sample -> {});
  }

  private static void probe(String name, boolean info, Consumer<SampleSession> change)
      throws InterruptedException {
    SampleSession sample = new SampleSession(Path.of("").toAbsolutePath());
    sample.request().setInteractiveMode(true);
    change.accept(sample);
    PrintStream out = System.out;
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    System.setOut(new PrintStream(shown, true, UTF_8));
    LiveLine line = new Terminal(sample.session(), new Levelled(info)).liveLine();
    line.start("base", "diracos", OptionalLong.of(100));
    Thread.sleep(INTERVAL_MILLIS);
    line.advance(50);
    System.setOut(out);
    if (shown.size() > 0) {
      out.println("live with " + name);
    }
  }

  /** A log of this level or above. */
  private static final class Levelled extends SystemStreamLog {
    private final boolean info;

    Levelled(boolean info) {
      this.info = info;
    }

    @Override
    public boolean isInfoEnabled() {
      return info;
    }
  }
}
