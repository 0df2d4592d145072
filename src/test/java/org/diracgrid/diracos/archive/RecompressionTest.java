package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Compressing a base anew")
class RecompressionTest {
  @TempDir Path folder;

  private WriterTrial trial(byte[] gzip) throws IOException {
    return new WriterTrial(
        Files.write(folder.resolve("base.tar.gz"), gzip), folder.resolve("new.tar.gz"));
  }

  /** A base whose entries need every kind of extended header, with or without one of them. */
  private static byte[] tar(boolean withRemoved) {
    String deep = "d\u00e4/".repeat(50);
    RawTar tar =
        new RawTar()
            .folder("./diracos/", 0755)
            .pax('g', RawTar.record("comment", "for all"), RawTar.record("mtime", "77.5"))
            .file("./diracos/kept", 04755, "kept");
    if (withRemoved) {
      tar.longName("diracos/" + deep + "gone").file("cut", "x".repeat(100_000));
    }
    tar.longLink(deep)
        .longName("diracos/" + deep + "link")
        .symbolicLink("cut", "cut")
        .pax('x', RawTar.record("SCHILY.xattr.user.x", "value"), RawTar.record("path", deep))
        .file("cut", "pax");
    if (withRemoved) {
      tar.pax('x', RawTar.record("path", "./diracos//gone2")).file("cut", "");
    }
    return tar.header('3', "diracos/device", 0600, 0, "")
        .hardLink("diracos/hard", "diracos/kept")
        .folder("diracos/locked/", 0555)
        .bytes();
  }

  private static final Set<String> REMOVED =
      Set.of("diracos/" + "d\udce4/".repeat(50) + "gone", "diracos/gone2");

  @Test
  @DisplayName("leaves out exactly the removed entries; every other block stays as it is")
  void removes() throws IOException {
    WriterTrial trial = trial(RawTar.gzip(tar(true)));

    WrittenArchive written = trial.write(List.of(), REMOVED);

    assertThat(written.method())
        .isEqualTo("recompressed, because entries of the base are left out");
    assertThat(WriterTrial.tar(trial.target)).isEqualTo(tar(false));
    assertThat(trial.result().layout().unspliceable()).isEmpty();
    assertThat(trial.progress.get()).isEqualTo(Files.size(trial.target));
  }

  @Test
  @DisplayName("keeps a global header that stands before a removed entry")
  void globalHeaderBeforeRemoved() throws IOException {
    String global = RawTar.record("mtime", "77");
    byte[] before = new RawTar().pax('g', global).file("gone", "1").file("kept", "2").bytes();
    WriterTrial trial = trial(RawTar.gzip(before));

    trial.write(List.of(), Set.of("gone"));

    assertThat(WriterTrial.tar(trial.target))
        .isEqualTo(new RawTar().pax('g', global).file("kept", "2").bytes());
    assertThat(trial.result().entry("kept").modified().seconds()).isEqualTo(77);
  }

  @Test
  @DisplayName("puts a new file in the place of a removed one")
  void replaces() throws IOException {
    WriterTrial trial =
        trial(RawTar.gzip(new RawTar().folder("d", 0755).file("d/x", "old").bytes()));

    trial.write(List.of(WriterTrial.file("d/x", "new")), Set.of("d/x"));

    assertThat(trial.result().paths()).containsExactly("d", "d/x", "d");
    assertThat(trial.result().content("d/x")).isEqualTo("new");
  }

  @Test
  @DisplayName("happens not if what is to be removed is not there")
  void nothingToRemove() throws IOException {
    WriterTrial trial = trial(RawTar.gzip(tar(true)));

    assertThat(trial.write(List.of(), Set.of("diracos/never")).method())
        .isEqualTo("base bytes taken over unchanged");
  }

  @Test
  @DisplayName("makes one member of several, which some readers would stop behind")
  void severalMembers() throws IOException {
    byte[] tar = tar(true);
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.writeBytes(RawTar.gzip(Arrays.copyOf(tar, 5000)));
    members.writeBytes(RawTar.gzip(Arrays.copyOfRange(tar, 5000, tar.length)));
    WriterTrial trial = trial(members.toByteArray());

    WrittenArchive written = trial.add(WriterTrial.file("diracos/new", "new"));

    assertThat(written.method())
        .isEqualTo("recompressed, because it consists of several gzip members");
    assertThat(trial.result().layout().unspliceable()).isEmpty();
    byte[] after = WriterTrial.tar(trial.target);
    assertThat(Arrays.copyOfRange(after, after.length - tar.length, after.length)).isEqualTo(tar);
  }

  @Test
  @DisplayName("drops bytes behind the end of the gzip data")
  void trailingBytes() throws IOException {
    byte[] gzip = RawTar.gzip(tar(false));
    WriterTrial trial = trial(Arrays.copyOf(gzip, gzip.length + 1000));

    WrittenArchive written = trial.add();

    assertThat(written.method())
        .isEqualTo("recompressed, because bytes follow the end of its gzip data");
    assertThat(trial.result().layout().unspliceable()).isEmpty();
    assertThat(WriterTrial.tar(trial.target)).isEqualTo(tar(false));
  }

  @Test
  @DisplayName("gives the same bytes every time")
  void deterministic() throws IOException {
    WriterTrial trial = trial(RawTar.gzip(tar(true)));
    trial.write(List.of(WriterTrial.file("diracos/new", "new")), REMOVED);
    byte[] first = Files.readAllBytes(trial.target);
    Files.delete(trial.target);

    trial.write(List.of(WriterTrial.file("diracos/new", "new")), REMOVED);

    assertThat(Files.readAllBytes(trial.target)).isEqualTo(first);
  }
}
