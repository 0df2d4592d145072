package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Reading a .tar.gz")
class TarGzReaderTest {
  @TempDir Path folder;

  private ReadArchive read(RawTar tar) {
    return ReadArchive.of(tar.writeTo(folder.resolve("base.tar.gz")));
  }

  @Test
  @DisplayName("shows each kind of entry with its permissions, time and target")
  void kinds() {
    ReadArchive archive =
        read(
            new RawTar()
                .folder("./diracos/", 0555)
                .folder("./diracos/var/empty", 01777)
                .file("./diracos/su", 04755, "elf")
                .symbolicLink("./diracos/sh", "../bin/./bash")
                .hardLink("./diracos/sudo", "./diracos/su")
                .header('6', "./diracos/pipe", 0600, 0, ""));

    assertThat(archive.entries())
        .containsExactly(
            entry("diracos", EntryType.DIRECTORY, 0555, 0, ""),
            entry("diracos/var/empty", EntryType.DIRECTORY, 01777, 0, ""),
            entry("diracos/su", EntryType.FILE, 04755, 3, ""),
            entry("diracos/sh", EntryType.SYMBOLIC_LINK, 0777, 0, "../bin/./bash"),
            entry("diracos/sudo", EntryType.HARD_LINK, 0644, 0, "./diracos/su"),
            entry("diracos/pipe", EntryType.OTHER, 0600, 0, ""));
    assertThat(archive.content("diracos/su")).isEqualTo("elf");
  }

  private static ArchiveEntry entry(String path, EntryType type, int mode, long size, String link) {
    return new ArchiveEntry(
        path, type, mode, size, link, EntryTime.of(RawTar.MODIFIED), RawTar.OWNER);
  }

  @Test
  @DisplayName("tells exactly where the compressed bytes lie and what they hold")
  void layout() throws IOException {
    byte[] tar = new RawTar().file("a", "content").bytes();
    byte[] gzip = RawTar.gzip(tar);
    Path file = Files.write(folder.resolve("base.tar.gz"), gzip);
    CRC32 crc = new CRC32();
    crc.update(tar);
    CRC32C fileCrc = new CRC32C();
    fileCrc.update(gzip);

    ArchiveLayout layout = ReadArchive.of(file).layout();

    assertThat(layout.compressedSize()).isEqualTo(gzip.length);
    assertThat(layout.deflateOffset()).isEqualTo(10);
    assertThat(layout.deflateSize()).isEqualTo(gzip.length - 18);
    assertThat(layout.tarSize()).isEqualTo(tar.length);
    assertThat(layout.tarCrc32()).isEqualTo(crc.getValue());
    assertThat(layout.compressedCrc32c()).isEqualTo(fileCrc.getValue());
    assertThat(layout.unspliceable()).isEmpty();
  }

  @Test
  @DisplayName("reports as progress every compressed byte once")
  void progress() throws IOException {
    Path file = new RawTar().file("a", "x".repeat(300_000)).writeTo(folder.resolve("b"));
    AtomicLong seen = new AtomicLong();

    new TarGzReader().read(file, (entry, content) -> {}, seen::addAndGet);

    assertThat(seen.get()).isEqualTo(Files.size(file));
  }

  @Test
  @DisplayName("goes on rightly whether contents were read, half read or not")
  void partlyReadContents() {
    Path file =
        new RawTar()
            .file("all", "1".repeat(70_000))
            .file("half", "2".repeat(70_001))
            .file("none", "3".repeat(511))
            .file("last", "4")
            .writeTo(folder.resolve("b"));
    List<String> seen = new ArrayList<>();

    new TarGzReader()
        .read(
            file,
            (entry, content) -> {
              int limit =
                  switch (entry.path()) {
                    case "all" -> Integer.MAX_VALUE;
                    case "half" -> 35_000;
                    case "none" -> 0;
                    default -> 100;
                  };
              seen.add(entry.path() + content.readNBytes(limit).length);
            },
            count -> {});

    assertThat(seen).containsExactly("all70000", "half35000", "none0", "last1");
  }

  @Test
  @DisplayName("ends a content with its entry, even for who keeps it")
  void contentEndsWithItsEntry() throws IOException {
    Path file = new RawTar().file("a", "first").file("b", "second").writeTo(folder.resolve("b"));
    List<InputStream> kept = new ArrayList<>();

    new TarGzReader().read(file, (entry, content) -> kept.add(content), count -> {});

    assertThat(kept.get(0).read()).isEqualTo(-1);
    assertThat(kept.get(1).read()).isEqualTo(-1);
  }

  @Test
  @DisplayName("tells whose an entry is, by a PAX record if there is one that makes sense")
  void owners() {
    ReadArchive archive =
        read(
            new RawTar()
                .file("a", "")
                .pax(
                    'x',
                    RawTar.record("uid", "4000000000"),
                    RawTar.record("gid", "-2"),
                    RawTar.record("gname", RawTar.utf8("gr\u00fcn")))
                .file("b", ""));

    assertThat(archive.entry("a").owner()).isEqualTo(RawTar.OWNER);
    assertThat(archive.entry("b").owner())
        .isEqualTo(new EntryOwner(4_000_000_000L, 1234, "builder", "gr\u00fcn"));
  }

  @Test
  @DisplayName("keeps names that are no UTF-8, in headers, GNU records and PAX records alike")
  void namesAreBytes() {
    String deep = "d\u00e4/".repeat(60);
    ReadArchive archive =
        read(
            new RawTar()
                .file("l\u00e4tin", "")
                .file(RawTar.utf8("caf\u00e9"), "")
                .longName(deep + "gnu")
                .file("cut", "")
                .pax('x', RawTar.record("path", deep + "pax"))
                .file("cut", "")
                .pax('x', RawTar.record("path", RawTar.utf8("caf\u00e9/pax")))
                .file("cut", "")
                .longLink(deep + "target")
                .symbolicLink("gnulink", "cut")
                .pax('x', RawTar.record("linkpath", deep + "target"))
                .symbolicLink("paxlink", "cut"));
    String escaped = deep.replace('\u00e4', '\udce4');

    assertThat(archive.paths())
        .containsExactly(
            "l\udce4tin",
            "caf\u00e9",
            escaped + "gnu",
            escaped + "pax",
            "caf\u00e9/pax",
            "gnulink",
            "paxlink");
    assertThat(archive.entry("gnulink").linkTarget()).isEqualTo(escaped + "target");
    assertThat(archive.entry("paxlink").linkTarget()).isEqualTo(escaped + "target");
  }

  @Test
  @DisplayName("takes time and size from PAX records, for one entry or for all that follow")
  void paxRecords() {
    ReadArchive archive =
        read(
            new RawTar()
                .pax('x', RawTar.record("mtime", "1234.987"), RawTar.record("comment", "x=y\nz"))
                .file("once", "")
                .file("normal", "")
                .pax('g', RawTar.record("mtime", "-1.5"))
                .file("global", "")
                .pax('x', RawTar.record("mtime", ""))
                .file("deleted", "")
                .pax('x', RawTar.record("size", "5"))
                .header('0', "sized", 0644, 0, "")
                .content("12345"));

    assertThat(archive.entries())
        .extracting(ArchiveEntry::path, entry -> entry.modified().toString(), ArchiveEntry::size)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("once", "1234.987", 0L),
            org.assertj.core.groups.Tuple.tuple("normal", String.valueOf(RawTar.MODIFIED), 0L),
            org.assertj.core.groups.Tuple.tuple("global", "-1.5", 0L),
            org.assertj.core.groups.Tuple.tuple("deleted", String.valueOf(RawTar.MODIFIED), 0L),
            org.assertj.core.groups.Tuple.tuple("sized", "-1.5", 5L));
    assertThat(archive.content("sized")).isEqualTo("12345");
  }

  @Test
  @DisplayName("knows a folder of before POSIX by its slash, and joins the prefix of ustar")
  void oldForms() {
    byte[] prefixed = new byte[RawTar.BLOCK];
    RawTar.put(prefixed, 0, "name");
    RawTar.put(prefixed, 100, "0000644\0");
    RawTar.put(prefixed, 124, "00000000000\0");
    RawTar.put(prefixed, 136, "00000000000\0");
    RawTar.put(prefixed, 156, "0");
    RawTar.put(prefixed, 257, "ustar\00000");
    RawTar.put(prefixed, 345, "long/prefix");

    ReadArchive archive = read(new RawTar().header('\0', "old/", 0755, 0, "").block(prefixed));

    assertThat(archive.entry("old").type()).isEqualTo(EntryType.DIRECTORY);
    assertThat(archive.paths()).contains("long/prefix/name");
  }

  @Test
  @DisplayName("does not take a folder's or link's size for content, as Python does not")
  void sizeWithoutContent() {
    ReadArchive archive =
        read(
            new RawTar()
                .header('5', "folder", 0755, 4096, "")
                .header('1', "hard", 0644, 4096, "file")
                .file("next", "x"));

    assertThat(archive.paths()).containsExactly("folder", "hard", "next");
    assertThat(archive.entry("folder").size()).isZero();
  }

  @Test
  @DisplayName("fills the holes of sparse files, of GNU's old form and of PAX 1.0")
  void sparseFiles() {
    byte[] old = new byte[RawTar.BLOCK];
    RawTar.put(old, 0, "old");
    RawTar.put(old, 100, "0000644\0");
    RawTar.put(old, 108, "0000000\0");
    RawTar.put(old, 116, "0000000\0");
    RawTar.put(old, 124, "00000000003\0");
    RawTar.put(old, 136, "00000000000\0");
    RawTar.put(old, 156, "S");
    RawTar.put(old, 257, "ustar  \0");
    RawTar.put(old, 386, "00000000004\00000000000003\0");
    RawTar.put(old, 483, "00000000007\0");
    String map = "1\n4\n3\n";

    ReadArchive archive =
        read(
            new RawTar()
                .block(old)
                .content("abc")
                .pax(
                    'x',
                    RawTar.record("GNU.sparse.major", "1"),
                    RawTar.record("GNU.sparse.minor", "0"),
                    RawTar.record("GNU.sparse.name", "pax"),
                    RawTar.record("GNU.sparse.realsize", "7"))
                .header('0', "GNUSparseFile.0/pax", 0644, 515, "")
                .content(map + "\0".repeat(512 - map.length()) + "abc")
                .file("next", "x"));

    assertThat(archive.paths()).containsExactly("old", "pax", "next");
    assertThat(archive.entries()).extracting(ArchiveEntry::size).containsExactly(7L, 7L, 1L);
    assertThat(archive.contents()).containsExactly("\0\0\0\0abc", "\0\0\0\0abc", "x");
  }

  @Test
  @DisplayName("reads what commons-compress writes with GNU and with PAX names")
  void commonsCompress() throws IOException {
    for (int mode :
        List.of(TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX)) {
      Path tar = folder.resolve("tar" + mode);
      String name = "n\u00e4me/".repeat(40) + "end";
      try (OutputStream out = Files.newOutputStream(tar);
          TarArchiveOutputStream writer = new TarArchiveOutputStream(out, "UTF-8")) {
        writer.setLongFileMode(mode);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(2);
        writer.putArchiveEntry(entry);
        writer.write(new byte[] {'h', 'i'});
        writer.closeArchiveEntry();
      }
      Path file = Files.write(folder.resolve("gz" + mode), RawTar.gzip(Files.readAllBytes(tar)));

      ReadArchive archive = ReadArchive.of(file);

      assertThat(archive.paths()).containsExactly(name);
      assertThat(archive.content(name)).isEqualTo("hi");
    }
  }

  @Test
  @DisplayName("stops at the mark of the archive's end, but counts what follows it")
  void behindTheEnd() throws IOException {
    byte[] tar =
        new RawTar()
            .file("a", "")
            .raw(new byte[RawTar.BLOCK])
            .raw("not a header".getBytes(ISO_8859_1))
            .open();
    Path file = Files.write(folder.resolve("b"), RawTar.gzip(tar));

    ReadArchive archive = ReadArchive.of(file);

    assertThat(archive.paths()).containsExactly("a");
    assertThat(archive.layout().tarSize()).isEqualTo(tar.length);
  }

  @Test
  @DisplayName("finds nothing in an empty archive")
  void emptyArchive() {
    assertThat(read(new RawTar()).entries()).isEmpty();
  }

  @Test
  @DisplayName("lets a visitor's own failure pass, told as a failure to read")
  void visitorFails() {
    Path file = new RawTar().file("a", "").writeTo(folder.resolve("b"));

    assertThatThrownBy(
            () ->
                new TarGzReader()
                    .read(
                        file,
                        (entry, content) -> {
                          throw new IOException("the visitor tripped");
                        },
                        count -> {}))
        .isInstanceOf(UnreadableArchiveException.class)
        .hasMessage(file + " cannot be read: the visitor tripped");
  }

  @Test
  @DisplayName("says so if there is no such file")
  void missingFile() {
    Path file = folder.resolve("missing.tar.gz");

    assertThatThrownBy(() -> ReadArchive.of(file))
        .isInstanceOfSatisfying(
            UnreadableArchiveException.class, e -> assertThat(e.archive()).isEqualTo(file))
        .hasMessage(file + " cannot be read: there is no such file or folder");
  }
}
