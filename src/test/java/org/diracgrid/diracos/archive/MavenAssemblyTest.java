package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.codehaus.plexus.archiver.tar.TarArchiver;
import org.codehaus.plexus.archiver.tar.TarLongFileMode;
import org.codehaus.plexus.archiver.util.DefaultFileSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The archiver under test is the one that maven-assembly-plugin packs with. */
@DisplayName("A base that a Maven build packed")
class MavenAssemblyTest {
  private static final String LONG = "diracos/" + "long/".repeat(40) + "n\u00e4me";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"gnu", "posix"})
  @DisplayName("is read, added to and left out from as any other")
  void packed(TarLongFileMode longNames) throws IOException {
    WriterTrial trial = new WriterTrial(pack(longNames), folder.resolve("new.tar.gz"));

    trial.write(List.of(WriterTrial.file("diracos/new", "new")), Set.of("diracos/gone"));

    ReadArchive result = trial.result();
    assertThat(result.paths())
        .contains("diracos/new", "diracos/empty", LONG)
        .doesNotContain("diracos/gone");
    assertThat(result.content("diracos/new")).isEqualTo("new");
    assertThat(result.content(LONG)).isEqualTo("far down");
    assertThat(result.content("diracos/program")).isEqualTo("run me");
    assertThat(result.entry("diracos/program").mode()).isEqualTo(0750);
    assertThat(result.entry("diracos/link").linkTarget()).isEqualTo("program");
  }

  private Path pack(TarLongFileMode longNames) throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.createDirectories(tree.resolve("diracos/empty"));
    Files.createDirectories(tree.resolve(LONG).getParent());
    Files.writeString(tree.resolve(LONG), "far down");
    Files.writeString(tree.resolve("diracos/gone"), "gone");
    Path program = Files.writeString(tree.resolve("diracos/program"), "run me");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-x---"));
    Files.createSymbolicLink(tree.resolve("diracos/link"), Path.of("program"));
    Path base = folder.resolve("base.tar.gz");
    TarArchiver packing = new TarArchiver();
    packing.setCompression(TarArchiver.TarCompressionMethod.gzip);
    packing.setLongfile(longNames);
    packing.setDestFile(base.toFile());
    packing.addFileSet(new DefaultFileSet(tree.toFile()));
    packing.createArchive();
    return base;
  }
}
