package org.diracgrid.diracos.bench.index;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a folder to this machine as a package index does: with validators and lifetimes, and with
 * pages in the form that is asked for.
 */
public final class FolderServer implements AutoCloseable {
  private static final String JSON = "application/vnd.pypi.simple.v1+json";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path folder;
  private final Duration latency;

  /** Answers at once. */
  public FolderServer(Path folder) throws IOException {
    this(folder, Duration.ZERO);
  }

  /** Lets each request wait for so long. */
  public FolderServer(Path folder, Duration latency) throws IOException {
    this.folder = folder;
    this.latency = latency;
    // Without it every answer on a kept connection waits 40 ms for the client's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where a path below the folder is to be had. */
  public URI url(String path) {
    return URI.create("http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), path));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Thread.sleep(latency.toMillis());
      String path = exchange.getRequestURI().getPath().substring(1);
      boolean page = path.endsWith("/");
      boolean json = page && accepts(exchange, JSON);
      String index = json ? "index.json" : "index.html";
      Path file = folder.resolve(page ? path + index : path).normalize();
      if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String etag = "\"%x\"".formatted(Files.size(file));
      exchange.getResponseHeaders().add("ETag", etag);
      exchange
          .getResponseHeaders()
          .add("Content-Type", json ? JSON : page ? "text/html" : "application/octet-stream");
      exchange
          .getResponseHeaders()
          .add("Cache-Control", page ? "max-age=600, public" : "max-age=365000000, immutable");
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      exchange.sendResponseHeaders(200, Files.size(file));
      // As a whole, the server would hold it in memory twice.
      Files.copy(file, exchange.getResponseBody());
    } catch (InterruptedException e) {
      // It is closed.
      Thread.currentThread().interrupt();
    }
  }

  private static boolean accepts(HttpExchange exchange, String type) {
    return String.valueOf(exchange.getRequestHeaders().getFirst("Accept")).contains(type);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
