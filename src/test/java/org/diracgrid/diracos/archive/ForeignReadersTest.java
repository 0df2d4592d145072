package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is written can be read by")
class ForeignReadersTest {
  private static final String LONG = "diracos/" + "long/".repeat(40) + "name";

  /** Lists and reads everything, first as dirac-install opens it, then as a pure stream. */
  private static final String PYTHON =
      """
      import sys, tarfile
      for mode in ("r:*", "r|gz"):
          for member in tarfile.open(sys.argv[1], mode):
              pass
          archive = tarfile.open(sys.argv[1], mode)
          for member in archive:
              size = len(archive.extractfile(member).read()) if member.isreg() else 0
              sys.stdout.write("%s %o %d %d\\n" % (
                  member.name.rstrip("/"), member.mode, member.mtime, size))
      """;

  @TempDir Path folder;

  /** An archive whose new entries come where its form has them. */
  private enum Form {
    IN_FRONT,
    IN_FRONT_AND_REWRITTEN,
    BEHIND,
    BEHIND_AND_REWRITTEN;

    boolean rewritten() {
      return this == IN_FRONT_AND_REWRITTEN || this == BEHIND_AND_REWRITTEN;
    }

    boolean behind() {
      return this == BEHIND || this == BEHIND_AND_REWRITTEN;
    }
  }

  private Path write(Form form) {
    byte[] noise = new byte[150_000];
    new Random(1).nextBytes(noise);
    Path base =
        new RawTar()
            .folder("diracos/", 0755)
            .file("diracos/noise", new String(noise, ISO_8859_1))
            .folder("diracos/locked/", 0555)
            .file("diracos/locked/old", 0755, "old")
            .hardLink("diracos/hard", "diracos/locked/old")
            .symbolicLink("diracos/soft", "locked/old")
            .longName("diracos/" + "b".repeat(150))
            .file("cut", "base")
            .file("diracos/gone", "gone")
            .folder("diracos/empty/", 0755)
            .file("diracos/noise-2", new String(noise, ISO_8859_1))
            .writeTo(folder.resolve("base.tar.gz"));
    WriterTrial trial = new WriterTrial(base, folder.resolve("new.tar.gz"));
    trial.write(
        List.of(
            new NewFile(
                form.behind() ? "diracos/empty/new" : "diracos/locked/new",
                0755,
                EntryContent.of("new".getBytes(UTF_8))),
            WriterTrial.file(LONG, "l".repeat(300_000)),
            WriterTrial.file("diracos/" + "f".repeat(120) + "/x", "x")),
        form.rewritten() ? Set.of("diracos/gone") : Set.of());
    assertThat(trial.result().paths().get(0)).isEqualTo("diracos");
    assertThat(trial.result().paths().get(1))
        .matches(path -> path.equals("diracos/noise") == form.behind());
    return trial.target;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("gzip, without a warning")
  void gzip(Form form) throws Exception {
    assertThat(ForeignProgram.run("gzip", "-t", write(form).toString())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("tar, which extracts it whole")
  void tar(Form form) throws Exception {
    Path archive = write(form);
    Path tree = Files.createDirectory(folder.resolve("tree"));

    assertThat(ForeignProgram.run("tar", "-xpzf", archive.toString(), "-C", tree.toString()))
        .isEmpty();

    assertThat(tree.resolve(form.behind() ? "diracos/empty/new" : "diracos/locked/new"))
        .hasContent("new")
        .isExecutable();
    assertThat(tree.resolve("diracos/hard")).hasContent("old");
    assertThat(tree.resolve("diracos/soft")).isSymbolicLink().hasContent("old");
    assertThat(tree.resolve("diracos/" + "b".repeat(150))).hasContent("base");
    assertThat(tree.resolve(LONG)).hasSize(300_000);
    assertThat(tree.resolve("diracos/" + "f".repeat(120) + "/x")).hasContent("x");
    if (!form.behind()) {
      assertThat(tree.resolve("diracos/empty")).isEmptyDirectory();
    }
    assertThat(Files.exists(tree.resolve("diracos/gone"))).isEqualTo(!form.rewritten());
    Path locked = tree.resolve("diracos/locked");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(locked)))
        .isEqualTo("r-xr-xr-x");
    assertThat(Files.getLastModifiedTime(locked).to(TimeUnit.SECONDS)).isEqualTo(RawTar.MODIFIED);
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"python3", "python2.7"})
  @DisplayName("Python's tarfile, opened at once or streamed")
  void python(String interpreter) throws Exception {
    for (Form form : Form.values()) {
      Path archive = write(form);
      List<String> expected = new ArrayList<>();
      new TarGzReader()
          .read(
              archive,
              (entry, content) ->
                  expected.add(
                      "%s %o %d %d"
                          .formatted(
                              entry.path(),
                              entry.mode(),
                              entry.modified().seconds(),
                              size(content))),
              count -> {});

      List<String> lines =
          ForeignProgram.run(interpreter, "-c", PYTHON, archive.toString()).lines().toList();

      assertThat(lines).hasSize(2 * expected.size());
      assertThat(lines.subList(0, expected.size())).isEqualTo(expected);
      assertThat(lines.subList(expected.size(), lines.size())).isEqualTo(expected);
      Files.delete(archive);
    }
  }

  private static long size(InputStream content) throws IOException {
    return content.readAllBytes().length;
  }
}
