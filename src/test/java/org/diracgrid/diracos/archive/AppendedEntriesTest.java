package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Adding files behind a base's own")
class AppendedEntriesTest {
  private static final NewFile NEW = WriterTrial.file("diracos/new/file", "new");
  private static final int DISTANCE = 1 << 22;

  @TempDir Path folder;

  /** A base of several deflate blocks, which begin in the middle of a byte. */
  private static RawTar tar() {
    RawTar tar = new RawTar().folder("diracos/", 0755).folder("diracos/locked/", 0555);
    for (int i = 0; i < 40; i++) {
      tar.file("diracos/" + i, "%d ".formatted(i * 7919).repeat(3000) + noise(i, 3000));
    }
    return tar;
  }

  private static String noise(int seed, int size) {
    byte[] noise = new byte[size];
    new Random(seed).nextBytes(noise);
    return new String(noise, ISO_8859_1);
  }

  private WriterTrial trial(byte[] gzip) throws IOException {
    return new WriterTrial(
        Files.write(folder.resolve("base.tar.gz"), gzip), folder.resolve("new.tar.gz"));
  }

  private static boolean isBehind(WriterTrial trial, String path) {
    return trial.result().paths().indexOf(path) >= trial.read.entries().size();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ONE_BLOCK")
  @DisplayName("takes all but the last compressed bytes over as they are, whatever compressed them")
  void bytes(GzipForm form) throws IOException {
    byte[] gzip = form.compress(tar().bytes());
    WriterTrial trial = trial(gzip);

    WrittenArchive written = trial.add(NEW);
    byte[] after = Files.readAllBytes(trial.target);

    assertThat(written.method()).isEqualTo("base bytes taken over unchanged");
    assertThat(Arrays.mismatch(gzip, 10, gzip.length, after, 10, after.length))
        .isGreaterThan(gzip.length / 2);
    assertThat(trial.result().paths())
        .startsWith(trial.read.paths().toArray(String[]::new))
        .endsWith("diracos", "diracos/new", "diracos/new/file")
        .hasSize(trial.read.paths().size() + 3);
    assertThat(trial.result().layout().unspliceable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 17, 20, 100})
  @DisplayName("ends the tar with zeros up to the end of a record, as tar does")
  void end(int blocks) throws IOException {
    byte[] tar = tar().bytes();
    WriterTrial trial = trial(RawTar.gzip(tar));

    trial.add(WriterTrial.file("diracos/x", "x".repeat(blocks * RawTar.BLOCK)));
    byte[] after = WriterTrial.tar(trial.target);

    int end = tar.length - 2 * RawTar.BLOCK;
    assertThat(Arrays.copyOf(after, end)).isEqualTo(Arrays.copyOf(tar, end));
    // The top folder, and the file's header.
    int added = (2 + blocks) * RawTar.BLOCK;
    int zeros = after.length - end - added;
    assertThat(Arrays.copyOfRange(after, end + added, after.length)).isEqualTo(new byte[zeros]);
    assertThat(zeros).isBetween(2 * RawTar.BLOCK, 21 * RawTar.BLOCK);
    assertThat(after.length % (20 * RawTar.BLOCK)).isZero();
  }

  @Test
  @DisplayName("can be done again and again, to what it wrote itself")
  void again() throws IOException {
    Path base = Files.write(folder.resolve("0"), RawTar.gzip(tar().bytes()));
    for (int i = 1; i < 6; i++) {
      WriterTrial trial = new WriterTrial(base, folder.resolve("" + i));

      trial.write(List.of(WriterTrial.file("diracos/new-" + i, noise(i, 9000))), Set.of());

      assertThat(isBehind(trial, "diracos/new-" + i)).isTrue();
      for (int j = 1; j <= i; j++) {
        assertThat(trial.result().content("diracos/new-" + j)).isEqualTo(noise(j, 9000));
      }
      base = trial.target;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000, 3 * DISTANCE, 2 * DISTANCE + 17})
  @DisplayName("gives the digests of all bytes, of which those of the base are known from its scan")
  void digests(int more) throws IOException {
    RawTar tar = tar();
    for (int i = 0; i < 3; i++) {
      tar.file("diracos/large" + i, noise(i, DISTANCE));
    }
    WriterTrial trial = trial(RawTar.gzip(tar.file("diracos/more", noise(7, more)).bytes()));

    ArchiveSplice kept = again(trial.read.indexed().splice());
    WrittenArchive written =
        new ArchiveWriter()
            .write(
                new BaseArchive(
                    trial.base,
                    trial.read.layout(),
                    ArchiveEntries.of(trial.read.entries()),
                    kept,
                    trial.read.indexed()::index),
                new ArchiveEdit(List.of(NEW), Set.of(), WriterTrial.NOW),
                trial.target,
                count -> {});

    assertThat(kept.md5().upTo(Long.MAX_VALUE)).isPresent();
    assertThat(kept.md5().upTo(Long.MAX_VALUE).get().size())
        .isGreaterThan(Files.size(trial.base) - DISTANCE);
    assertThat(FileDigests.of(trial.target, count -> {}))
        .isEqualTo(new FileDigests(written.md5(), written.sha256(), written.size()));
  }

  private static ArchiveSplice again(ArchiveSplice splice) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    splice.writeTo(new DataOutputStream(bytes));
    return ArchiveSplice.readFrom(
        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  @Test
  @DisplayName("digests anew from where an entry was left out")
  void digestsWithRemovals() throws IOException {
    RawTar tar = tar();
    for (int i = 0; i < 4; i++) {
      tar.file("diracos/large" + i, noise(i, DISTANCE));
    }
    WriterTrial trial = trial(RawTar.gzip(tar.bytes()));

    WrittenArchive written = trial.write(List.of(NEW), Set.of("diracos/large2"));

    assertThat(isBehind(trial, "diracos/new/file")).isTrue();
    assertThat(trial.result().paths()).doesNotContain("diracos/large2").contains("diracos/large3");
    assertThat(FileDigests.of(trial.target, count -> {}))
        .isEqualTo(new FileDigests(written.md5(), written.sha256(), written.size()));
  }

  /** A file that is read until somebody interrupts it, and then takes its time to be closed. */
  private static final class EndlessContent implements EntryContent {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    @Override
    public long size() {
      return Long.MAX_VALUE;
    }

    @Override
    public InputStream open() {
      return new InputStream() {
        @Override
        public int read() throws IOException {
          return read(new byte[1], 0, 1);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
          begun.countDown();
          try {
            Thread.sleep(Duration.ofMinutes(1).toMillis());
          } catch (InterruptedException e) {
            throw new InterruptedIOException();
          }
          return 0;
        }

        @Override
        public void close() {
          // An interrupted thread would not sleep.
          long end = System.nanoTime() + Duration.ofMillis(200).toNanos();
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
          closed.set(true);
        }
      };
    }
  }

  @Test
  @DisplayName("has ended with what it reads when the archive is given up")
  void givenUp() throws IOException {
    byte[] changed = RawTar.gzip(tar().bytes());
    WriterTrial trial = trial(changed);
    changed[changed.length / 2] ^= 4;
    Files.write(trial.base, changed);
    EndlessContent content = new EndlessContent();
    ArchiveEdit edit =
        new ArchiveEdit(List.of(new NewFile("diracos/new/file", 0644, content)), Set.of(), 0);
    AtomicLong written = new AtomicLong();
    LongConsumer whenItIsRead =
        count -> {
          // The header comes before anything is read.
          if (written.addAndGet(count) > GzipOutput.header().length) {
            try {
              assertThat(content.begun.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          }
        };

    assertThatThrownBy(
            () -> new ArchiveWriter().write(trial.archive(), edit, trial.target, whenItIsRead))
        .isInstanceOf(BaseChangedException.class);

    assertThat(content.closed).isTrue();
    assertThat(trial.target).doesNotExist();
  }

  @Test
  @DisplayName("notices a byte of the base that changed, wherever it is")
  void changed() throws IOException {
    byte[] sound = RawTar.gzip(tar().bytes());
    WriterTrial trial = trial(sound);
    for (int i = 0; i < sound.length; i += 1 + sound.length / 40) {
      byte[] changed = sound.clone();
      changed[i] ^= 4;
      Files.write(trial.base, changed);

      assertThatThrownBy(() -> trial.add(NEW))
          .as("byte %d of %d", i, sound.length)
          .isInstanceOf(BaseChangedException.class);
      assertThat(trial.target).doesNotExist();
    }
  }

  @Test
  @DisplayName("is not done to a folder into which its owner may not write: it is locked by then")
  void lockedFolder() throws IOException {
    WriterTrial trial = trial(RawTar.gzip(tar().bytes()));

    trial.add(NEW, WriterTrial.file("diracos/locked/new", "new"));

    assertThat(isBehind(trial, "diracos/new/file")).isFalse();
  }

  @Test
  @DisplayName("is not done behind a global PAX header, which would hold for new entries too")
  void globalHeader() throws IOException {
    RawTar tar = tar().pax('g', RawTar.record("mtime", "7")).file("diracos/last", "");
    WriterTrial trial = trial(RawTar.gzip(tar.bytes()));

    trial.add(NEW);

    assertThat(isBehind(trial, "diracos/new/file")).isFalse();
    assertThat(trial.result().entry("diracos/new/file").modified().seconds())
        .isEqualTo(WriterTrial.NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pax records", "a global header", "a long name"})
  @DisplayName("is not done where records without an entry stand at the end")
  void recordsAtTheEnd(String what) throws IOException {
    RawTar tar = tar();
    switch (what) {
      case "pax records" -> tar.pax('x', RawTar.record("comment", "of nothing"));
      case "a global header" -> tar.pax('g', RawTar.record("comment", "of nothing"));
      default -> tar.longName("n".repeat(120));
    }
    byte[] bytes = tar.bytes();
    WriterTrial trial = trial(RawTar.gzip(bytes));

    trial.add(NEW);

    assertThat(isBehind(trial, "diracos/new/file")).isFalse();
    byte[] after = WriterTrial.tar(trial.target);
    assertThat(Arrays.copyOfRange(after, after.length - bytes.length, after.length))
        .isEqualTo(bytes);
  }

  @Test
  @DisplayName("is not done where something stands behind the mark of the archive's end")
  void somethingBehind() throws IOException {
    byte[] tar = tar().bytes();
    byte[] more = Arrays.copyOf(tar, tar.length + 20_000);
    more[more.length - 1] = 1;
    WriterTrial trial = trial(RawTar.gzip(more));

    trial.add(NEW);

    assertThat(isBehind(trial, "diracos/new/file")).isFalse();
    byte[] after = WriterTrial.tar(trial.target);
    assertThat(after[after.length - 1]).isEqualTo((byte) 1);
  }

  @Test
  @DisplayName("leaves out as many zeros as there are behind the base's entries")
  void manyZeros() throws IOException {
    byte[] tar = tar().bytes();
    WriterTrial trial = trial(RawTar.gzip(Arrays.copyOf(tar, tar.length + 1_000_000)));

    trial.add(NEW);

    assertThat(isBehind(trial, "diracos/new/file")).isTrue();
    assertThat(trial.result().content("diracos/new/file")).isEqualTo("new");
    assertThat(WriterTrial.tar(trial.target)).hasSizeLessThan(tar.length + 30_000);
  }

  @Test
  @DisplayName("is not done if the base is one deflate block, which would have to be made anew")
  void oneBlock() throws IOException {
    WriterTrial trial = trial(GzipForm.ONE_BLOCK.compress(tar().bytes()));

    assertThat(trial.add(NEW).method()).isEqualTo("base bytes taken over unchanged");

    assertThat(isBehind(trial, "diracos/new/file")).isFalse();
  }

  @Test
  @DisplayName("happens behind no other base's entries")
  void anotherBase() throws IOException {
    WriterTrial trial = trial(RawTar.gzip(tar().bytes()));
    Path other = folder.resolve("other");
    Files.write(other, RawTar.gzip(tar().file("diracos/more", noise(1, 60_000)).bytes()));
    BaseArchive confused =
        new BaseArchive(
            trial.base,
            trial.read.layout(),
            ArchiveEntries.of(trial.read.entries()),
            ReadArchive.of(other).indexed().splice(),
            trial.read.indexed()::index);

    assertThatThrownBy(
            () ->
                new ArchiveWriter()
                    .write(
                        confused,
                        new ArchiveEdit(List.of(NEW), Set.of(), 0),
                        trial.target,
                        count -> {}))
        .isInstanceOf(BaseChangedException.class);
    assertThat(trial.target).doesNotExist();
  }
}
