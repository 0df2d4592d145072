package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A head start of an archive")
class HeadStartTest {
  private static final NewFile NEW = WriterTrial.file("diracos/new/file", "new");

  @TempDir Path folder;

  private WriterTrial trial;
  private Path target;

  @BeforeEach
  void makeBase() throws IOException {
    RawTar tar = new RawTar().folder("diracos/", 0755).folder("diracos/locked/", 0555);
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      byte[] noise = new byte[300_000];
      random.nextBytes(noise);
      tar.file("diracos/" + i, new String(noise, ISO_8859_1));
    }
    trial = trial(RawTar.gzip(tar.bytes()));
    target = folder.resolve("begun.tar.gz");
  }

  private WriterTrial trial(byte[] gzip) throws IOException {
    return new WriterTrial(
        Files.write(folder.resolve("base.tar.gz"), gzip), folder.resolve("new.tar.gz"));
  }

  private WrittenArchive write(List<NewFile> additions, Set<String> removals) {
    try (HeadStart start = HeadStart.of(trial.archive(), target)) {
      return new ArchiveWriter()
          .write(start, new ArchiveEdit(additions, removals, WriterTrial.NOW), count -> {});
    }
  }

  @Test
  @DisplayName("gives the same bytes and digests as writing all at once")
  void sameBytes() throws IOException {
    WrittenArchive written = write(List.of(NEW), Set.of());

    assertThat(written).isEqualTo(trial.add(NEW));
    assertThat(target).hasSameBinaryContentAs(trial.target);
    assertThat(FileDigests.of(target, count -> {}))
        .isEqualTo(new FileDigests(written.md5(), written.sha256(), written.size()));
  }

  @Test
  @DisplayName("is copied before anybody knows what is added, and counted when somebody asks")
  void ahead() throws Exception {
    AtomicLong progress = new AtomicLong();
    long ahead = Files.size(trial.base) - (1 << 20);
    try (HeadStart start = HeadStart.of(trial.archive(), target)) {
      while (!Files.exists(target) || Files.size(target) < ahead) {
        Thread.onSpinWait();
      }
      ArchiveEdit edit = new ArchiveEdit(List.of(NEW), Set.of(), WriterTrial.NOW);
      new ArchiveWriter().write(start, edit, progress::addAndGet);
    }
    assertThat(progress).hasValue(Files.size(target));
  }

  @Test
  @DisplayName("is given up where entries of the base are left out")
  void removals() throws IOException {
    WrittenArchive written = write(List.of(NEW), Set.of("diracos/3"));

    assertThat(written).isEqualTo(trial.write(List.of(NEW), Set.of("diracos/3")));
    assertThat(target).hasSameBinaryContentAs(trial.target);
  }

  @Test
  @DisplayName("is given up where new entries have to come first")
  void lockedFolder() throws IOException {
    NewFile locked = WriterTrial.file("diracos/locked/file", "new");
    WrittenArchive written = write(List.of(locked), Set.of());

    assertThat(written).isEqualTo(trial.add(locked));
    assertThat(target).hasSameBinaryContentAs(trial.target);
    assertThat(ReadArchive.of(target).paths().get(0)).isEqualTo("diracos");
    assertThat(ReadArchive.of(target).paths().indexOf("diracos/locked/file")).isLessThan(10);
  }

  @Test
  @DisplayName("is none where a base's bytes cannot be taken over")
  void unspliceable() throws IOException {
    byte[] tar = new RawTar().folder("diracos/", 0755).file("diracos/a", "a").bytes();
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.writeBytes(RawTar.gzip(Arrays.copyOf(tar, 700)));
    members.writeBytes(RawTar.gzip(Arrays.copyOfRange(tar, 700, tar.length)));
    trial = trial(members.toByteArray());
    try (HeadStart start = HeadStart.of(trial.archive(), target)) {
      assertThat(target).doesNotExist();
      ArchiveEdit edit = new ArchiveEdit(List.of(NEW), Set.of(), WriterTrial.NOW);
      assertThat(new ArchiveWriter().write(start, edit, count -> {}).method())
          .startsWith("recompressed");
    }
    assertThat(ReadArchive.of(target).content("diracos/new/file")).isEqualTo("new");
  }

  @Test
  @DisplayName("leaves nothing behind if nobody goes on with it")
  void givenUp() {
    try (HeadStart start = HeadStart.of(trial.archive(), target)) {
      assertThat(start.target()).exists();
    }
    assertThat(target).doesNotExist();
  }

  @Test
  @DisplayName("leaves nothing behind if the edit does not fit")
  void conflict() {
    assertThatThrownBy(() -> write(List.of(WriterTrial.file("diracos/3", "other")), Set.of()))
        .isInstanceOf(EntryConflictException.class);
    assertThat(target).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("tells of a base that changed meanwhile, or became shorter")
  void changed(boolean whole) throws IOException {
    BaseArchive before = trial.archive();
    byte[] bytes = Files.readAllBytes(trial.base);
    bytes[bytes.length / 2] ^= 1;
    Files.write(trial.base, whole ? bytes : Arrays.copyOf(bytes, 1000));

    try (HeadStart start = HeadStart.of(before, target)) {
      ArchiveEdit edit = new ArchiveEdit(List.of(NEW), Set.of(), WriterTrial.NOW);
      assertThatThrownBy(() -> new ArchiveWriter().write(start, edit, count -> {}))
          .isInstanceOf(BaseChangedException.class);
    }
    assertThat(target).doesNotExist();
  }

  @Test
  @DisplayName("touches no file that is there already")
  void taken() throws IOException {
    Files.writeString(target, "somebody's");

    assertThatThrownBy(() -> HeadStart.of(trial.archive(), target))
        .isInstanceOf(UnwritableArchiveException.class);
    assertThat(target).hasContent("somebody's");
  }
}
