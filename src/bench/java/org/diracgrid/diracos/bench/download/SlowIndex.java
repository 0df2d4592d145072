package org.diracgrid.diracos.bench.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.diracgrid.diracos.bench.JavaProcess;
import org.diracgrid.diracos.bench.index.FolderServerMain;

/** An index on this machine, in a process of its own, that is as slow as one far away. */
final class SlowIndex implements AutoCloseable {
  private final Process process;
  private final BufferedReader in;
  private final URI root;

  /** Serves a folder; each request waits so long for its answer. */
  SlowIndex(Path folder, Duration latency) throws IOException {
    process =
        new ProcessBuilder(
                JavaProcess.command(
                    "-Xmx256m",
                    FolderServerMain.class,
                    folder.toString(),
                    Long.toString(latency.toMillis())))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    in = process.inputReader(StandardCharsets.UTF_8);
    String url = in.readLine();
    if (url == null) {
      throw new IOException("the server did not start");
    }
    root = URI.create(url);
  }

  URI url(String path) {
    return root.resolve(path);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    in.close();
  }
}
