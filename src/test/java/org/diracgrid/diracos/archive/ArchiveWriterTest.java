package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Adding files to a base")
class ArchiveWriterTest {
  @TempDir Path folder;

  private WriterTrial trial;

  @BeforeEach
  void makeBase() {
    Path base =
        new RawTar()
            .folder("./diracos/", 0755)
            .folder("./diracos/usr/", 0555)
            .folder("./diracos/usr/bin/", 02755)
            .file("./diracos/usr/bin/python2.7", 0755, "elf")
            .hardLink("./diracos/usr/bin/python", "./diracos/usr/bin/python2.7")
            .symbolicLink("./diracos/bin", "usr/bin")
            .file("./diracos/implicit/n\u00e4me", "no UTF-8")
            .folder("./diracos/empty/", 0700)
            .writeTo(folder.resolve("base.tar.gz"));
    trial = new WriterTrial(base, folder.resolve("new.tar.gz"));
  }

  @Test
  @DisplayName("takes the base's compressed bytes over as they are, into one gzip member")
  void splices() throws IOException {
    WrittenArchive written = trial.add(WriterTrial.file("diracos/new.txt", "new"));
    byte[] before = Files.readAllBytes(trial.base);
    byte[] after = Files.readAllBytes(trial.target);
    byte[] deflated = Arrays.copyOfRange(before, 10, before.length - 8);

    assertThat(written.method()).isEqualTo("base bytes taken over unchanged");
    assertThat(Arrays.copyOfRange(after, after.length - 8 - deflated.length, after.length - 8))
        .isEqualTo(deflated);
    assertThat(Arrays.copyOf(after, 10)).containsExactly(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
    ReadArchive result = trial.result();
    assertThat(result.layout().unspliceable()).isEmpty();
    assertThat(result.entries())
        .endsWith(trial.read.entries().toArray(ArchiveEntry[]::new))
        .hasSize(trial.read.entries().size() + 2);
    assertThat(result.content("diracos/new.txt")).isEqualTo("new");
  }

  @Test
  @DisplayName("leaves the base's tar whole behind the new entries, for the JDK's reader too")
  void keepsTheTar() throws IOException {
    trial.add(WriterTrial.file("diracos/new.txt", "new"));
    byte[] before = WriterTrial.tar(trial.base);
    byte[] after = WriterTrial.tar(trial.target);

    assertThat(Arrays.copyOfRange(after, after.length - before.length, after.length))
        .isEqualTo(before);
    // The top folder, the new file's header, and its content.
    assertThat(after).hasSize(before.length + 3 * RawTar.BLOCK);
  }

  @Test
  @DisplayName("tells the size and digests of what it wrote, and each byte as progress")
  void digests() throws IOException {
    WrittenArchive written = trial.add(WriterTrial.file("diracos/new.txt", "new"));

    assertThat(FileDigests.of(trial.target, count -> {}))
        .isEqualTo(new FileDigests(written.md5(), written.sha256(), written.size()));
    assertThat(written.size()).isEqualTo(Files.size(trial.target));
    assertThat(trial.progress.get()).isEqualTo(written.size());
  }

  @Test
  @DisplayName(
      "puts the folders above a new file before it, like the base's own, then open to the owner")
  void parents() {
    trial.add(
        WriterTrial.file("diracos/usr/bin/dirac-ls", ""),
        WriterTrial.file("diracos/implicit/x", ""),
        WriterTrial.file("diracos/usr/new/deep/file", ""));

    assertThat(trial.result().entries())
        .startsWith(
            folder("diracos", 0755, RawTar.MODIFIED),
            folder("diracos/implicit", 0755, WriterTrial.NOW),
            file("diracos/implicit/x"),
            folder("diracos/usr", 0555, RawTar.MODIFIED),
            folder("diracos/usr", 0755, RawTar.MODIFIED),
            folder("diracos/usr", 0755, RawTar.MODIFIED),
            folder("diracos/usr/bin", 02755, RawTar.MODIFIED),
            file("diracos/usr/bin/dirac-ls"),
            folder("diracos/usr/new", 0755, WriterTrial.NOW),
            folder("diracos/usr/new/deep", 0755, WriterTrial.NOW),
            file("diracos/usr/new/deep/file"));
  }

  private static ArchiveEntry file(String path) {
    return new ArchiveEntry(path, EntryType.FILE, 0644, 0, "", WriterTrial.NOW);
  }

  private static ArchiveEntry folder(String path, int mode, long modified) {
    EntryOwner owner = modified == RawTar.MODIFIED ? RawTar.OWNER : EntryOwner.ROOT;
    return new ArchiveEntry(path, EntryType.DIRECTORY, mode, 0, "", EntryTime.of(modified), owner);
  }

  @Test
  @DisplayName("makes root the owner of what is new, whoever builds, and leaves folders their own")
  void owner() throws IOException {
    String name = "l".repeat(150);
    trial.add(WriterTrial.file("diracos/" + name, "x"), WriterTrial.file("new/x", ""));

    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(Files.newInputStream(trial.target)), "UTF-8")) {
      assertThat(owner(tar.getNextEntry())).isEqualTo("diracos/ of builder (1234)");
      assertThat(owner(tar.getNextEntry())).isEqualTo("diracos/" + name + " of root (0)");
      assertThat(owner(tar.getNextEntry())).isEqualTo("new/ of root (0)");
    }
    String text = new String(WriterTrial.tar(trial.target), ISO_8859_1);
    assertThat(text).doesNotContain(System.getProperty("user.home"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"uid", "gid"})
  @DisplayName("takes root for an owner whose number no header has room for")
  void hugeOwner(String keyword) throws IOException {
    Path base =
        new RawTar()
            .pax('x', RawTar.record(keyword, String.valueOf(1L << 56)))
            .folder("d/", 0755)
            .writeTo(folder.resolve("huge.tar.gz"));
    WriterTrial huge = new WriterTrial(base, trial.target);

    huge.add(WriterTrial.file("d/x", ""));

    EntryOwner owner = huge.result().entry("d").owner();
    assertThat(keyword.equals("uid") ? owner.user() : owner.group()).isZero();
  }

  private static String owner(TarArchiveEntry entry) {
    assertThat(entry.getLongGroupId()).isEqualTo(entry.getLongUserId());
    return "%s of %s (%d)".formatted(entry.getName(), entry.getUserName(), entry.getLongUserId());
  }

  @Test
  @DisplayName("orders entries by the bytes of their paths, so that the same edit gives the same")
  void deterministic() throws IOException {
    List<NewFile> files = new ArrayList<>();
    for (String name : List.of("Z", "a", "\u00e9", "\udcff", "a.b", "a/c", "\ud83d\ude00", "b")) {
      files.add(WriterTrial.file("diracos/new/" + name + "_", "?"));
    }
    trial.write(files, Set.of());
    byte[] first = Files.readAllBytes(trial.target);
    List<String> paths = trial.result().paths();
    for (int seed = 0; seed < 3; seed++) {
      Files.delete(trial.target);
      Collections.shuffle(files, new Random(seed));
      trial.write(files, Set.of());
      assertThat(Files.readAllBytes(trial.target)).isEqualTo(first);
    }

    assertThat(paths.subList(0, 11))
        .containsExactly(
            "diracos",
            "diracos/new",
            "diracos/new/Z_",
            "diracos/new/a.b_",
            "diracos/new/a",
            "diracos/new/a/c_",
            "diracos/new/a_",
            "diracos/new/b_",
            "diracos/new/\u00e9_",
            "diracos/new/\ud83d\ude00_",
            "diracos/new/\udcff_");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 91, 92, 93, 100, 101, 155, 255, 512, 1024, 4000})
  @DisplayName("keeps names of any length")
  void longNames(int length) {
    String name = "diracos/" + "n".repeat(length);
    String nested = "diracos/" + "f".repeat(length) + "/" + "b\udce4r\u00e9".repeat(length / 4);
    trial.add(WriterTrial.file(name, "one"), WriterTrial.file(nested + "x", "two"));

    ReadArchive result = trial.result();
    assertThat(result.content(name)).isEqualTo("one");
    assertThat(result.content(nested + "x")).isEqualTo("two");
    assertThat(result.entry("diracos/" + "f".repeat(length)).type()).isEqualTo(EntryType.DIRECTORY);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 512, 513, 262_143, 262_144, 1_000_000})
  @DisplayName("keeps contents of any size, and permissions")
  void contents(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    trial.add(
        new NewFile("diracos/a", 04711, EntryContent.of(bytes)),
        WriterTrial.file("diracos/b", "x".repeat(size)));

    ReadArchive result = trial.result();
    assertThat(result.entry("diracos/a").mode()).isEqualTo(04711);
    assertThat(result.entry("diracos/a").modified().seconds()).isEqualTo(WriterTrial.NOW);
    assertThat(result.content("diracos/a").getBytes(ISO_8859_1)).isEqualTo(bytes);
    assertThat(result.content("diracos/b")).isEqualTo("x".repeat(size));
  }

  @Test
  @DisplayName("copies the base if there is nothing to add")
  void nothingToAdd() throws IOException {
    trial.add();

    assertThat(WriterTrial.tar(trial.target)).isEqualTo(WriterTrial.tar(trial.base));
  }

  @Test
  @DisplayName("takes the bytes over from behind a header with a name, without the name")
  void headerWithName() throws IOException {
    byte[] gzip = Files.readAllBytes(trial.base);
    byte[] named = new byte[gzip.length + 5];
    System.arraycopy(gzip, 0, named, 0, 10);
    named[3] = 8;
    named[10] = 'n';
    named[11] = 'a';
    named[12] = 'm';
    named[13] = 'e';
    System.arraycopy(gzip, 10, named, 15, gzip.length - 10);
    WriterTrial other =
        new WriterTrial(
            Files.write(folder.resolve("named.tar.gz"), named), folder.resolve("other.tar.gz"));
    NewFile file = WriterTrial.file("diracos/x", "x");

    assertThat(other.add(file)).isEqualTo(trial.add(file));
  }

  @Test
  @DisplayName("takes over what it wrote itself, for an extension of an extension")
  void again() {
    trial.add(WriterTrial.file("diracos/first", "1"));
    WriterTrial second = new WriterTrial(trial.target, folder.resolve("second.tar.gz"));

    WrittenArchive written = second.add(WriterTrial.file("diracos/second", "2"));

    assertThat(written.method()).isEqualTo("base bytes taken over unchanged");
    assertThat(second.result().content("diracos/first")).isEqualTo("1");
    assertThat(second.result().content("diracos/second")).isEqualTo("2");
  }

  @Test
  @DisplayName("writes times before 1970 and beyond 2242")
  void strangeTimes() {
    for (long modified : new long[] {-1, 1L << 34}) {
      Path target = folder.resolve("time" + modified);
      new ArchiveWriter()
          .write(
              trial.archive(),
              new ArchiveEdit(List.of(WriterTrial.file("diracos/x", "")), Set.of(), modified),
              target,
              count -> {});
      assertThat(ReadArchive.of(target).entry("diracos/x").modified().seconds())
          .isEqualTo(modified);
    }
  }
}
