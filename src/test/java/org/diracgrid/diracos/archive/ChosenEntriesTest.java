package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Reading some entries of a base")
class ChosenEntriesTest {
  private static final int FILES = 300;

  @TempDir Path folder;

  private Path file;
  private WriterTrial trial;

  /** Large enough for several places to begin at, each content different. */
  @BeforeEach
  void makeBase() throws IOException {
    RawTar tar = new RawTar();
    for (int i = 0; i < FILES; i++) {
      if (i % 7 == 0) {
        tar.pax('x', RawTar.record("path", "p/" + i));
      }
      tar.file("d/" + i, content(i));
    }
    file = Files.write(folder.resolve("base.tar.gz"), GzipForm.FASTEST.compress(tar.bytes()));
    trial = new WriterTrial(file, folder.resolve("none"));
  }

  private static String content(int number) {
    return "%d, ".formatted(number * 7919).repeat(6000);
  }

  private Map<String, String> read(BaseArchive base, Set<String> paths) {
    Map<String, String> contents = new LinkedHashMap<>();
    new TarGzReader()
        .read(
            base,
            paths,
            (entry, content) ->
                contents.put(entry.path(), new String(content.readAllBytes(), ISO_8859_1)));
    return contents;
  }

  @Test
  @DisplayName("gives those that are there, in the base's order, with their contents")
  void chosen() {
    Map<String, String> contents =
        read(trial.archive(), Set.of("d/299", "p/7", "d/1", "d/2", "d/150", "no/such"));

    assertThat(contents.keySet()).containsExactly("d/1", "d/2", "p/7", "d/150", "d/299");
    assertThat(contents).containsEntry("d/150", content(150)).containsEntry("p/7", content(7));
  }

  @Test
  @DisplayName("gives all if all are wanted, and nothing if nothing is")
  void extremes() {
    Set<String> all = new TreeSet<>(trial.read.paths());

    assertThat(read(trial.archive(), all).keySet()).containsExactlyElementsOf(trial.read.paths());
    assertThat(read(trial.archive(), Set.of())).isEmpty();
  }

  @Test
  @DisplayName("need not read a content to come to the next entry")
  void unread() {
    Set<String> seen = new TreeSet<>();

    new TarGzReader()
        .read(
            trial.archive(),
            Set.of("d/10", "d/11", "d/290"),
            (entry, content) -> seen.add(entry.path() + " " + (char) content.read()));

    assertThat(seen).containsExactly("d/10 7", "d/11 8", "d/290 2");
  }

  @Test
  @DisplayName("does not touch what lies far before and behind")
  void reachesFewBytes() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 20; i < bytes.length / 3; i++) {
      bytes[i] = 0;
    }
    Files.write(file, bytes);

    assertThat(read(trial.archive(), Set.of("d/295"))).containsEntry("d/295", content(295));
  }

  @Test
  @DisplayName("tells a base that changed from one that cannot be read")
  void failures() throws IOException {
    Files.write(file, new byte[(int) Files.size(file)]);
    assertThatThrownBy(() -> read(trial.archive(), Set.of("d/5")))
        .isInstanceOf(BaseChangedException.class);

    Files.delete(file);
    assertThatThrownBy(() -> read(trial.archive(), Set.of("d/5")))
        .isInstanceOf(UnreadableArchiveException.class);
  }

  @Test
  @DisplayName("reads from the beginning if the base has several gzip members")
  void severalMembers() throws IOException {
    byte[] first = RawTar.gzip(new RawTar().file("a", "1").open());
    byte[] second = RawTar.gzip(new RawTar().file("b", "2").bytes());
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    WriterTrial other =
        new WriterTrial(Files.write(folder.resolve("members"), both), folder.resolve("none"));
    BaseArchive base =
        new BaseArchive(
            other.base,
            other.read.layout(),
            ArchiveEntries.of(other.read.entries()),
            other.read.indexed().splice(),
            () -> {
              throw new AssertionError("of no use here");
            });

    assertThat(read(base, Set.of("b"))).isEqualTo(Map.of("b", "2"));
    assertThat(List.copyOf(read(base, Set.of("a", "b")).keySet())).containsExactly("a", "b");
  }
}
