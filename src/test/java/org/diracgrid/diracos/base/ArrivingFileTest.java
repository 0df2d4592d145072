package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that is read while it comes")
class ArrivingFileTest {
  private static final byte[] BYTES = bytes(100_000);

  @TempDir Path folder;

  /** A permit for each byte read. */
  private final Semaphore read = new Semaphore(0);

  private Path file;
  private ArrivingFile arriving;

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(9).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void open() throws IOException {
    file = Files.createFile(folder.resolve("file.part"));
    arriving = ArrivingFile.open(file, count -> read.release((int) count));
  }

  @AfterEach
  void close() {
    arriving.close();
  }

  @Test
  @DisplayName("gives what has come before the rest has, and all of it in the end")
  void follows() throws Exception {
    CompletableFuture<byte[]> all = readAll();
    int come = 0;
    for (int part : new int[] {1, 70_000, 29_999}) {
      write(come, part);
      come += part;
      arriving.reach(come);
      assertThat(read.tryAcquire(part, 30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(all).isNotDone();

    arriving.complete("abc");

    assertThat(all.get(30, TimeUnit.SECONDS)).isEqualTo(BYTES);
    assertThat(arriving.sha256()).isEqualTo("abc");
  }

  @Test
  @DisplayName("gives no byte beyond what has come, although more is written")
  void notBeyond() throws IOException {
    write(0, 1000);
    arriving.reach(10);

    assertThat(arriving.read()).isEqualTo(BYTES[0] & 0xff);
    assertThat(arriving.read(new byte[1000], 0, 1000)).isEqualTo(9);
    assertThat(arriving.read(new byte[1000], 0, 0)).isZero();
  }

  @Test
  @DisplayName("goes on when it is moved to its final place")
  void moved() throws IOException {
    write(0, BYTES.length);
    arriving.reach(BYTES.length);
    arriving.complete("abc");
    assertThat(arriving.readNBytes(10)).isEqualTo(Arrays.copyOf(BYTES, 10));

    Files.move(file, folder.resolve("file"));

    assertThat(arriving.readAllBytes()).isEqualTo(Arrays.copyOfRange(BYTES, 10, BYTES.length));
    assertThat(arriving.read()).isNegative();
  }

  @Test
  @DisplayName("may be empty")
  void empty() throws IOException {
    arriving.complete("abc");

    assertThat(arriving.read()).isNegative();
  }

  @Test
  @DisplayName("fails who waits for it, and who comes later, when it breaks off")
  void breaksOff() throws Exception {
    write(0, 100);
    arriving.reach(100);
    CompletableFuture<byte[]> all = readAll();
    assertThat(read.tryAcquire(100, 30, TimeUnit.SECONDS)).isTrue();

    arriving.fail();

    assertThatThrownBy(() -> all.get(30, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(IOException.class);
    assertThatThrownBy(arriving::read)
        .isInstanceOf(IOException.class)
        .hasMessage("it did not come whole");
  }

  @Test
  @DisplayName("fails if somebody cut it off meanwhile")
  void cut() {
    arriving.reach(100);

    assertThatThrownBy(arriving::read).isInstanceOf(EOFException.class);
  }

  @Test
  @DisplayName("fails who is interrupted while waiting")
  void interrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(arriving::read).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private void write(int offset, int length) throws IOException {
    Files.write(
        file, Arrays.copyOfRange(BYTES, offset, offset + length), StandardOpenOption.APPEND);
  }

  private CompletableFuture<byte[]> readAll() {
    return CompletableFuture.supplyAsync(
        () -> {
          try (InputStream in = arriving) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            in.transferTo(out);
            return out.toByteArray();
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        });
  }
}
