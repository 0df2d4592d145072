package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Leaving entries out of a base's compressed bytes")
class VerbatimCopyTest {
  private static final String KEPT = "base bytes taken over, except around the entries left out";
  private static final SampleTar TAR = new SampleTar(5, 250);

  @TempDir Path folder;

  private WriterTrial trial(byte[] gzip) throws IOException {
    return new WriterTrial(
        Files.write(folder.resolve("base.tar.gz"), gzip), folder.resolve("new.tar.gz"));
  }

  private static Set<String> entries(int... numbers) {
    Set<String> paths = new HashSet<>();
    Arrays.stream(numbers).forEach(number -> paths.add(TAR.paths().get(number)));
    return paths;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ONE_BLOCK")
  @DisplayName("takes those before and behind over as they are, whatever compressed them")
  void keepsBytes(GzipForm form) throws IOException {
    byte[] gzip = form.compress(TAR.bytes());
    WriterTrial trial = trial(gzip);

    WrittenArchive written = trial.write(List.of(), entries(120));
    byte[] after = Files.readAllBytes(trial.target);

    assertThat(written.method()).isEqualTo(KEPT);
    assertThat(WriterTrial.tar(trial.target)).isEqualTo(TAR.without(entries(120)));
    int same = Arrays.mismatch(gzip, 10, gzip.length, after, 10, after.length);
    int sameAtEnd = 0;
    while (gzip[gzip.length - 9 - sameAtEnd] == after[after.length - 9 - sameAtEnd]) {
      sameAtEnd++;
    }
    assertThat(same).isGreaterThan(gzip.length / 4);
    assertThat(sameAtEnd).isGreaterThan(gzip.length / 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "249", "0 249", "0 1 2 3 4", "10 12 14 16 18", "3 60 61 62 130 131 200 240"})
  @DisplayName("leaves out the first, the last, neighbours, and many far apart")
  void places(String numbers) throws IOException {
    Set<String> removed =
        entries(Arrays.stream(numbers.split(" ")).mapToInt(Integer::parseInt).toArray());
    WriterTrial trial = trial(GzipForm.USUAL.compress(TAR.bytes()));

    assertThat(trial.write(List.of(), removed).method()).isEqualTo(KEPT);

    assertThat(WriterTrial.tar(trial.target)).isEqualTo(TAR.without(removed));
  }

  @Test
  @DisplayName("leaves all out if all must go")
  void everything() throws IOException {
    WriterTrial trial = trial(GzipForm.USUAL.compress(TAR.bytes()));

    trial.write(List.of(), Set.copyOf(TAR.paths()));

    assertThat(WriterTrial.tar(trial.target)).isEqualTo(TAR.without(Set.copyOf(TAR.paths())));
  }

  @Test
  @DisplayName("says so if there is no block that could be taken over")
  void oneBlock() throws IOException {
    WriterTrial trial = trial(GzipForm.ONE_BLOCK.compress(TAR.bytes()));

    assertThat(trial.write(List.of(), entries(120)).method())
        .isEqualTo("recompressed, because entries of the base are left out");

    assertThat(WriterTrial.tar(trial.target)).isEqualTo(TAR.without(entries(120)));
  }

  @Test
  @DisplayName("leaves out both entries of a path")
  void twice() throws IOException {
    RawTar tar = new RawTar();
    RawTar without = new RawTar();
    for (int i = 0; i < 200; i++) {
      String content = "%d ".formatted(i * 7919).repeat(500);
      tar.file("d/" + i, content);
      without.file("d/" + i, content);
      if (i % 120 == 30) {
        tar.file("d/twice", content);
      }
    }
    WriterTrial trial = trial(GzipForm.USUAL.compress(tar.bytes()));

    trial.write(List.of(), Set.of("d/twice"));

    assertThat(WriterTrial.tar(trial.target)).isEqualTo(without.bytes());
  }

  @Test
  @DisplayName("keeps a global header that stands between the blocks of an entry that goes")
  void globalHeaderWithin() throws IOException {
    String global = RawTar.record("comment", "for all");
    String name = RawTar.record("path", "gone");
    byte[] tar =
        new RawTar()
            .file("first", "1")
            .pax('x', name)
            .pax('g', global)
            .file("cut", "2")
            .file("last", "3")
            .bytes();
    WriterTrial trial = trial(RawTar.gzip(tar));

    trial.write(List.of(), Set.of("gone"));

    assertThat(WriterTrial.tar(trial.target))
        .isEqualTo(new RawTar().file("first", "1").pax('g', global).file("last", "3").bytes());
  }

  @Test
  @DisplayName("can be done again and again, to what it wrote itself")
  void again() throws IOException {
    Path base = Files.write(folder.resolve("0"), GzipForm.BEST.compress(TAR.bytes()));
    Set<String> removed = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      WriterTrial trial = new WriterTrial(base, folder.resolve("" + (i + 1)));
      removed.addAll(entries(30 * i, 30 * i + 1));

      assertThat(trial.write(List.of(), removed).method()).isEqualTo(KEPT);

      assertThat(WriterTrial.tar(trial.target)).isEqualTo(TAR.without(removed));
      base = trial.target;
    }
  }

  @Test
  @DisplayName("gives the same bytes every time")
  void deterministic() throws IOException {
    WriterTrial trial = trial(GzipForm.USUAL.compress(TAR.bytes()));
    trial.write(List.of(WriterTrial.file("new", "new")), entries(3, 100));
    byte[] first = Files.readAllBytes(trial.target);
    Files.delete(trial.target);

    trial.write(List.of(WriterTrial.file("new", "new")), entries(3, 100));

    assertThat(Files.readAllBytes(trial.target)).isEqualTo(first);
    assertThat(trial.progress.get()).isEqualTo(2L * first.length);
  }

  @Test
  @DisplayName(
      "notices a byte of the base that changed, be it taken over, left out or deflated anew")
  void changed() throws IOException {
    byte[] sound = GzipForm.USUAL.compress(TAR.bytes());
    WriterTrial trial = trial(sound);
    for (int i = 0; i < sound.length; i += 1 + sound.length / 40) {
      byte[] changed = sound.clone();
      changed[i] ^= 4;
      Files.write(trial.base, changed);

      assertThatThrownBy(() -> trial.write(List.of(), entries(100, 101, 102)))
          .as("byte %d of %d", i, sound.length)
          .isInstanceOf(BaseChangedException.class);
      assertThat(trial.target).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 100_000, -8, -1})
  @DisplayName("notices that the base was cut")
  void cut(int size) throws IOException {
    byte[] sound = GzipForm.USUAL.compress(TAR.bytes());
    WriterTrial trial = trial(sound);
    Files.write(trial.base, Arrays.copyOf(sound, size < 0 ? sound.length + size : size));

    assertThatThrownBy(() -> trial.write(List.of(), entries(220)))
        .isInstanceOf(BaseChangedException.class);
    assertThat(trial.target).doesNotExist();
  }

  @Test
  @DisplayName("does not believe an index of another base")
  void anotherIndex() throws IOException {
    RawTar tar = new RawTar();
    RawTar other = new RawTar();
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      byte[] content = new byte[5000];
      random.nextBytes(content);
      tar.file("d/" + i, new String(content, ISO_8859_1));
      content[7] ^= 1;
      other.file("d/" + i, new String(content, ISO_8859_1));
    }
    WriterTrial trial = trial(RawTar.gzip(tar.bytes()));
    ArchiveIndex index =
        ReadArchive.of(Files.write(folder.resolve("other"), RawTar.gzip(other.bytes())))
            .indexed()
            .index();
    BaseArchive confused =
        new BaseArchive(
            trial.base,
            trial.read.layout(),
            ArchiveEntries.of(trial.read.entries()),
            ArchiveSplice.NONE,
            () -> index);

    assertThatThrownBy(() -> write(confused, trial.target))
        .isInstanceOf(BaseChangedException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                write(
                    new BaseArchive(
                        trial.base,
                        trial.read.layout(),
                        ArchiveEntries.of(trial.read.entries().subList(0, 99)),
                        ArchiveSplice.NONE,
                        () -> index),
                    trial.target));
  }

  private static void write(BaseArchive base, Path target) {
    new ArchiveWriter()
        .write(base, new ArchiveEdit(List.of(), Set.of("d/50"), 0), target, count -> {});
  }

  @Test
  @DisplayName("needs no index if nothing is left out")
  void noIndex() throws IOException {
    WriterTrial trial = trial(RawTar.gzip(new RawTar().file("a", "a").bytes()));
    BaseArchive withoutIndex =
        new BaseArchive(
            trial.base,
            trial.read.layout(),
            ArchiveEntries.of(trial.read.entries()),
            trial.read.indexed().splice(),
            () -> {
              throw new AssertionError("asked for");
            });

    new ArchiveWriter()
        .write(
            withoutIndex,
            new ArchiveEdit(List.of(WriterTrial.file("b", "b")), Set.of("c"), 0),
            trial.target,
            count -> {});

    assertThat(trial.result().paths()).containsExactly("b", "a");
  }
}
