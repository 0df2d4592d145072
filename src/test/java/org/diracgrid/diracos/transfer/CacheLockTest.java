package org.diracgrid.diracos.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A lock of the cache")
class CacheLockTest {
  private static final String KEY = "abc".repeat(20);
  private static final URI SUBJECT = URI.create("http://example.invalid/f");

  @TempDir Path temp;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  /**
   * Works under the lock: what somebody else began must have ended, and counts on. Loaded again by
   * other class loaders and run in other processes.
   */
  public static final class Work {
    private Work() {}

    /** Counts; arguments: the cache's folder, how often, and a word if it shall tell of it. */
    public static void main(String[] arguments) {
      Path cache = Path.of(arguments[0]);
      tell("begins", arguments);
      for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
        CacheLock.holding(new CacheDisk(cache), KEY, SUBJECT, () -> count(cache));
      }
      tell("ends", arguments);
    }

    private static void tell(String what, String... arguments) {
      if (arguments.length > 2) {
        System.out.println(what);
      }
    }

    private static int count(Path cache) {
      try {
        Path inside = Files.createFile(cache.resolve("inside"));
        Path counter = cache.resolve("counter");
        int count = Files.exists(counter) ? Integer.parseInt(Files.readString(counter)) + 1 : 1;
        Files.writeString(counter, Integer.toString(count));
        Files.delete(inside);
        return count;
      } catch (IOException e) {
        throw new UncheckedIOException("two at once", e);
      }
    }
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static Process process(Path cache, int times) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath(),
            Work.class.getName(),
            cache.toString(),
            Integer.toString(times),
            "aloud")
        .redirectErrorStream(true)
        .start();
  }

  /** The class as a plugin realm of its own has it. */
  private static Method realm() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (Class<?> one : List.of(CacheLock.class, Work.class)) {
      urls.add(one.getProtectionDomain().getCodeSource().getLocation());
    }
    ClassLoader realm =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    Class<?> work = realm.loadClass(Work.class.getName());
    assertThat(work).isNotEqualTo(Work.class);
    return work.getMethod("main", String[].class);
  }

  @Test
  @DisplayName("lets one in at a time, of threads, class loaders and processes")
  void oneAtATime() throws Exception {
    Process one = process(temp, 200);
    Process two = process(temp, 200);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Method realm = realm();
      String[] arguments = {temp.toString(), "50"};
      for (int thread = 0; thread < 2; thread++) {
        running.add(threads.submit(() -> realm.invoke(null, (Object) arguments)));
      }
    }
    for (Future<?> each : running) {
      each.get();
    }
    for (Process each : List.of(one, two)) {
      assertThat(new String(each.getInputStream().readAllBytes(), UTF_8)).endsWith("ends\n");
    }
    assertThat(temp.resolve("counter")).hasContent("600");
  }

  @Test
  @DisplayName("is not given back by others of this JVM who want it, too")
  void kept() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    Future<Integer> holder =
        threads.submit(
            () ->
                CacheLock.holding(
                    new CacheDisk(temp),
                    KEY,
                    SUBJECT,
                    () -> {
                      try {
                        Path inside = Files.createFile(temp.resolve("inside"));
                        held.countDown();
                        release.await();
                        Files.delete(inside);
                        return 1;
                      } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    }));
    held.await();
    List<Future<?>> running = new ArrayList<>();
    // They come and go again, which would be enough to give the lock back.
    for (int i = 0; i < 3; i++) {
      Method realm = realm();
      String[] arguments = {temp.toString(), "1"};
      CompletableFuture<Thread> waiting = new CompletableFuture<>();
      running.add(
          threads.submit(
              () -> {
                waiting.complete(Thread.currentThread());
                return realm.invoke(null, (Object) arguments);
              }));
      waiting.get().interrupt();
    }
    Process other = process(temp, 1);
    BufferedReader said = other.inputReader(UTF_8);
    assertThat(said.readLine()).isEqualTo("begins");
    release.countDown();
    assertThat(holder.get()).isOne();
    assertThat(said.readLine()).isEqualTo("ends");
    assertThat(running)
        .allSatisfy(
            it -> assertThatThrownBy(it::get).hasRootCauseInstanceOf(InterruptedException.class));
  }

  @Test
  @DisplayName("is the same under every name that its folder has")
  void linked() throws Exception {
    Path real = Files.createDirectory(temp.resolve("real"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), real);
    List<Future<?>> running = new ArrayList<>();
    for (Path cache : List.of(real, link)) {
      String[] arguments = {cache.toString(), "100"};
      running.add(threads.submit(() -> Work.main(arguments)));
    }
    for (Future<?> each : running) {
      each.get();
    }
    assertThat(real.resolve("counter")).hasContent("200");
  }

  @Test
  @DisplayName("is free again after work that failed")
  void failed() {
    CacheDisk disk = new CacheDisk(temp);
    assertThatThrownBy(
            () ->
                CacheLock.holding(
                    disk,
                    KEY,
                    SUBJECT,
                    () -> {
                      throw new IllegalStateException("work");
                    }))
        .hasMessage("work");
    assertThat(CacheLock.<Integer>holding(disk, KEY, SUBJECT, () -> 7)).isEqualTo(7);
  }

  @Test
  @DisplayName("leaves a file for few of all keys")
  void files() throws IOException {
    CacheDisk disk = new CacheDisk(temp);
    for (String key : List.of(KEY, KEY + "1", "abd" + KEY)) {
      CacheLock.<Integer>holding(disk, key, SUBJECT, () -> 1);
    }
    try (Stream<Path> files = Files.list(temp.resolve("locks"))) {
      assertThat(files).hasSize(2);
    }
  }
}
