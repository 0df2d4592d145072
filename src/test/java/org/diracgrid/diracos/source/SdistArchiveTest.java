package org.diracgrid.diracos.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An archive of source")
class SdistArchiveTest {
  @TempDir Path folder;
  private Path target;

  @BeforeEach
  void makeTarget() throws IOException {
    target = Files.createDirectory(folder.resolve("target"));
  }

  private interface Members {
    void writeTo(TarArchiveOutputStream tar) throws IOException;
  }

  private Path tar(Members members) throws IOException {
    Path file = folder.resolve("x-1.0.tar.gz");
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      members.writeTo(tar);
    }
    return file;
  }

  private static void file(TarArchiveOutputStream tar, String name, int mode) throws IOException {
    // Keeps a slash at the beginning.
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setMode(mode);
    entry.setSize(4);
    tar.putArchiveEntry(entry);
    tar.write("text".getBytes(StandardCharsets.US_ASCII));
    tar.closeArchiveEntry();
  }

  private static void link(TarArchiveOutputStream tar, byte kind, String to) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry("x-1.0/link", kind);
    entry.setLinkName(to);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private Path unpacked(Path file) {
    return new SdistArchive(file, file.getFileName().toString()).unpackTo(target);
  }

  private void assertRefused(Path file, String reason) throws IOException {
    assertThatThrownBy(() -> unpacked(file))
        .isInstanceOf(UnbuildableProjectException.class)
        .hasMessageStartingWith(file.getFileName() + " cannot be made a wheel here: ")
        .hasMessageContaining(reason);
    try (Stream<Path> left = Files.list(target)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  @DisplayName("is unpacked with its folders and what may be run")
  void unpacks() throws IOException {
    Path file =
        tar(
            tar -> {
              tar.putArchiveEntry(new TarArchiveEntry("./x-1.0/"));
              tar.closeArchiveEntry();
              file(tar, "./x-1.0/a/b.py", 0644);
              file(tar, "x-1.0/run", 0755);
            });

    Path top = unpacked(file);

    assertThat(top).isEqualTo(target.resolve("x-1.0"));
    assertThat(top.resolve("a/b.py")).hasContent("text");
    assertThat(Files.isExecutable(top.resolve("a/b.py"))).isFalse();
    assertThat(Files.isExecutable(top.resolve("run"))).isTrue();
  }

  @Test
  @DisplayName("may be a zip archive, too")
  void zip() throws IOException {
    Path file = folder.resolve("x-1.0.zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      zip.putArchiveEntry(new ZipArchiveEntry("x-1.0/a.py"));
      zip.write(new byte[] {'x'});
      zip.closeArchiveEntry();
    }
    assertThat(unpacked(file).resolve("a.py")).hasContent("x");
  }

  @Test
  @DisplayName("with a link in it, as zip archives have them, is refused")
  void linkInZip() throws IOException {
    Path file = folder.resolve("x-1.0.zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      ZipArchiveEntry entry = new ZipArchiveEntry("x-1.0/link");
      entry.setUnixMode(0120777);
      zip.putArchiveEntry(entry);
      zip.write("/etc/passwd".getBytes(StandardCharsets.US_ASCII));
      zip.closeArchiveEntry();
    }
    assertRefused(file, "'x-1.0/link' is neither a file nor a folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "x-1.0/../../x",
        "/x-1.0/x",
        "x-1.0/./x",
        "x-1.0//x",
        "x-1.0\\x",
        "C:/x",
        "x-1.0/\n"
      })
  @DisplayName("with a path that may lead elsewhere is refused before anything is written")
  void unsafePath(String path) throws IOException {
    Path file =
        tar(
            tar -> {
              file(tar, "x-1.0/good.py", 0644);
              file(tar, path, 0644);
            });
    assertRefused(file, "has an unsafe path");
  }

  @Test
  @DisplayName("with links or devices is refused")
  void links() throws IOException {
    for (byte kind : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK}) {
      assertRefused(tar(tar -> link(tar, kind, "../../x")), "neither a file nor a folder");
    }
    assertRefused(tar(tar -> link(tar, TarConstants.LF_FIFO, "")), "neither a file nor a folder");
  }

  @Test
  @DisplayName("with two files of one name, be it in another case, is refused")
  void twins() throws IOException {
    Path file =
        tar(
            tar -> {
              file(tar, "x-1.0/A.py", 0644);
              file(tar, "x-1.0/a.py", 0644);
            });
    assertRefused(file, "'x-1.0/a.py' twice");
  }

  @Test
  @DisplayName("without exactly one folder at its top is refused")
  void tops() throws IOException {
    assertRefused(tar(tar -> file(tar, "setup.py", 0644)), "'setup.py' lies in no folder");
    assertRefused(tar(tar -> {}), "not one top folder");
    assertRefused(
        tar(
            tar -> {
              file(tar, "a/x", 0644);
              file(tar, "b/x", 0644);
            }),
        "not one top folder");
  }

  @Test
  @DisplayName("that is cut off, is no archive, or is of another kind is refused")
  void damaged() throws IOException {
    Path whole = tar(tar -> file(tar, "x-1.0/a.py", 0644));
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(whole, "its archive is damaged");
    assertRefused(Files.writeString(folder.resolve("x-1.0.zip"), "no"), "its archive is damaged");
    assertRefused(
        Files.writeString(folder.resolve("x-1.0.tar.xz"), "no"), "of its kind are not unpacked");
  }
}
