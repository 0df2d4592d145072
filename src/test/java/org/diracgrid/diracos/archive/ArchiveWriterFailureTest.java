package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Writing an archive that cannot be written")
class ArchiveWriterFailureTest {
  @TempDir Path folder;

  private WriterTrial trial;

  @BeforeEach
  void makeBase() {
    Path base =
        new RawTar()
            .folder("diracos/", 0755)
            .file("diracos/file", "x".repeat(5000))
            .symbolicLink("diracos/bin", "usr/bin")
            .file("diracos/implicit/file", "")
            .hardLink("diracos/hard", "./diracos/file")
            .writeTo(folder.resolve("base.tar.gz"));
    trial = new WriterTrial(base, folder.resolve("new.tar.gz"));
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(trial.target).doesNotExist();
  }

  private ThrowingCallable adding(NewFile... files) {
    return () -> trial.add(files);
  }

  private static NewFile file(String path) {
    return WriterTrial.file(path, "content");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/etc/passwd", "diracos/../x", "", "diracos//x", "./diracos/x", "a\ud800"})
  @DisplayName("refuses a path that is not plain")
  void path(String path) {
    assertThatThrownBy(adding(file(path)))
        .isInstanceOfSatisfying(
            InvalidEntryPathException.class, e -> assertThat(e.path()).isEqualTo(path))
        .hasMessage("\"" + path + "\" is no path for a file to be added to " + trial.base);
  }

  @Test
  @DisplayName("refuses the same path twice")
  void duplicate() {
    assertThatThrownBy(adding(file("diracos/x"), file("diracos/y"), file("diracos/x")))
        .isInstanceOfSatisfying(
            DuplicateEntryException.class, e -> assertThat(e.path()).isEqualTo("diracos/x"))
        .hasMessage("diracos/x would be added twice to " + trial.base);
  }

  @Test
  @DisplayName("refuses a path that the base has and keeps")
  void existing() {
    assertThatThrownBy(adding(file("diracos/file")))
        .isInstanceOfSatisfying(
            EntryConflictException.class, e -> assertThat(e.path()).isEqualTo("diracos/file"))
        .hasMessageEndingWith(": the base has it already, and would win");
  }

  @Test
  @DisplayName("refuses a path below a link, a file, or another new file")
  void belowAFile() {
    assertThatThrownBy(adding(file("diracos/bin/x")))
        .isInstanceOf(EntryConflictException.class)
        .hasMessageEndingWith("diracos/bin is no folder in the base");
    assertThatThrownBy(adding(file("diracos/file/x/y")))
        .isInstanceOf(EntryConflictException.class)
        .hasMessageEndingWith("diracos/file is no folder in the base");
    assertThatThrownBy(adding(file("diracos/a"), file("diracos/a/b")))
        .isInstanceOf(EntryConflictException.class)
        .hasMessageEndingWith("diracos/a is added as a file");
  }

  @Test
  @DisplayName("refuses a file where the base has a folder, told or not")
  void folderInTheWay() {
    assertThatThrownBy(adding(file("diracos/implicit")))
        .isInstanceOf(EntryConflictException.class)
        .hasMessageEndingWith("the base has diracos/implicit/file below it");
    assertThatThrownBy(adding(file("diracos"))).isInstanceOf(EntryConflictException.class);
  }

  @Test
  @DisplayName("refuses to remove what a hard link that stays leads to")
  void hardLinkTarget() {
    assertThatThrownBy(() -> trial.write(List.of(), Set.of("diracos/file")))
        .isInstanceOf(EntryConflictException.class)
        .hasMessageEndingWith("the base has the hard link diracos/hard to it");
  }

  @Test
  @DisplayName("refuses to remove what a hard link leads to that a later entry hides")
  void hiddenHardLink() {
    Path base =
        new RawTar()
            .folder("d/", 0755)
            .file("d/a", "first")
            .hardLink("d/b", "d/a")
            .file("d/b", "last")
            .writeTo(folder.resolve("hiding.tar.gz"));
    WriterTrial hiding = new WriterTrial(base, trial.target);
    assertThatThrownBy(() -> hiding.write(List.of(), Set.of("d/a")))
        .isInstanceOf(EntryConflictException.class)
        .hasMessageEndingWith("the base has the hard link d/b to it");
  }

  @Test
  @DisplayName("leaves a target alone that exists already")
  void existingTarget() throws IOException {
    Files.writeString(trial.target, "somebody's");

    assertThatThrownBy(adding(file("diracos/x")))
        .isInstanceOf(UnwritableArchiveException.class)
        .hasMessage(trial.target + " cannot be written: it exists already");
    assertThat(trial.target).hasContent("somebody's");
    Files.delete(trial.target);
  }

  @Test
  @DisplayName("says so if the target's folder is missing")
  void missingFolder() {
    WriterTrial other = new WriterTrial(trial.base, folder.resolve("no/such/new.tar.gz"));

    assertThatThrownBy(() -> other.add(file("diracos/x")))
        .isInstanceOf(UnwritableArchiveException.class)
        .hasMessage(other.target + " cannot be written: there is no such file or folder");
  }

  @Test
  @DisplayName("notices every byte of the base that changed since it was read")
  void changedByte() throws IOException {
    byte[] sound = Files.readAllBytes(trial.base);
    for (int i = 0; i < sound.length; i += 3) {
      byte[] changed = sound.clone();
      changed[i] ^= 0x10;
      Files.write(trial.base, changed);

      assertThatThrownBy(adding(file("diracos/x")))
          .as("byte %d", i)
          .isInstanceOfSatisfying(
              BaseChangedException.class, e -> assertThat(e.archive()).isEqualTo(trial.base))
          .hasMessage("The base " + trial.base + " changed since it was read");
      assertThatThrownBy(() -> trial.write(List.of(), Set.of("diracos/implicit/file")))
          .as("byte %d, compressed anew", i)
          .isInstanceOf(BaseChangedException.class);
      assertThat(trial.target).doesNotExist();
    }
  }

  @Test
  @DisplayName("notices a base that became shorter or longer, or another")
  void changedSize() throws IOException {
    byte[] sound = Files.readAllBytes(trial.base);
    byte[] other = RawTar.gzip(new RawTar().file("other", "").bytes());
    for (byte[] changed :
        List.of(
            Arrays.copyOf(sound, sound.length - 1),
            Arrays.copyOf(sound, 5),
            new byte[0],
            Arrays.copyOf(sound, sound.length + 1),
            other)) {
      Files.write(trial.base, changed);

      assertThatThrownBy(adding(file("diracos/x"))).isInstanceOf(BaseChangedException.class);
      assertThatThrownBy(() -> trial.write(List.of(), Set.of("diracos/implicit/file")))
          .isInstanceOf(BaseChangedException.class);
    }
  }

  @Test
  @DisplayName("says so if the base is gone")
  void missingBase() throws IOException {
    Files.delete(trial.base);

    assertThatThrownBy(adding(file("diracos/x")))
        .isInstanceOf(UnreadableArchiveException.class)
        .hasMessage(trial.base + " cannot be read: there is no such file or folder");
  }

  /** A content that does not keep what it says. */
  private record Deceptive(long size, int bytes) implements EntryContent {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(new byte[bytes]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 99, 101, 1_000_000})
  @DisplayName("refuses a content of another size than it said")
  void contentSize(int bytes) {
    assertThatThrownBy(adding(new NewFile("diracos/x", 0644, new Deceptive(100, bytes))))
        .isInstanceOfSatisfying(
            ContentSizeException.class,
            e -> {
              assertThat(e.path()).isEqualTo("diracos/x");
              assertThat(e.declared()).isEqualTo(100);
            })
        .hasMessageEndingWith("its content is not of 100 bytes, as was said");
  }

  /** A content that fails when opened, or when read. */
  private record Failing(boolean whenOpened) implements EntryContent {
    @Override
    public long size() {
      return 10;
    }

    @Override
    public InputStream open() throws IOException {
      if (whenOpened) {
        throw new IOException("the disk is on fire");
      }
      return new InputStream() {
        @Override
        public int read() throws IOException {
          throw new IOException("the disk is on fire");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
          return read();
        }
      };
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("tells which content could not be read")
  void unreadableContent(boolean whenOpened) {
    assertThatThrownBy(adding(new NewFile("diracos/x", 0644, new Failing(whenOpened))))
        .isInstanceOfSatisfying(
            UnreadableContentException.class, e -> assertThat(e.path()).isEqualTo("diracos/x"))
        .hasMessageEndingWith("reading its content failed: the disk is on fire");
  }

  @Test
  @DisplayName("ends with an interrupt, which stays set")
  void interrupted() {
    try {
      Thread.currentThread().interrupt();

      assertThatThrownBy(adding(file("diracos/x"))).isInstanceOf(ArchiveException.class);

      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
