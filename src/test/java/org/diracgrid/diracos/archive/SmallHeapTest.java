package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in a machine of its own, as what is left of this one's heap proves nothing. */
@DisplayName("A heap much smaller than the base and the new files")
class SmallHeapTest {
  private static final String HEAP = "-Xmx20m";
  private static final int FILES = 700;

  /** Does not repeat itself within what deflate sees. */
  private static final byte[] CONTENT = noise();

  private static byte[] noise() {
    byte[] noise = new byte[40_000];
    Random random = new Random(5);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) random.nextInt(64);
    }
    return noise;
  }

  @TempDir Path folder;

  @Test
  @DisplayName("is enough to read it, to add to it, to leave out from it and to compress it anew")
  void everything() throws Exception {
    Path base = folder.resolve("base.tar.gz");
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(base)) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        }) {
      for (int i = 0; i < FILES; i++) {
        out.write(new RawTar().header('0', "d/" + i, 0644, CONTENT.length, "").open());
        out.write(CONTENT);
        out.write(new byte[-CONTENT.length & (RawTar.BLOCK - 1)]);
      }
      out.write(new byte[2 * RawTar.BLOCK]);
    }

    String said =
        ForeignProgram.run(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-cp",
            System.getProperty("java.class.path"),
            SmallHeapTest.class.getName(),
            base.toString());

    assertThat(said.lines())
        .containsExactly(
            "702: base bytes taken over unchanged",
            "700: base bytes taken over, except around the entries left out",
            "700: recompressed, because bytes follow the end of its gzip data");
  }

  /** As many bytes as the base has. */
  private record Large(long size) implements EntryContent {
    @Override
    public InputStream open() {
      List<InputStream> parts = new ArrayList<>();
      for (long left = size; left > 0; left -= CONTENT.length) {
        parts.add(new ByteArrayInputStream(CONTENT));
      }
      return new SequenceInputStream(Collections.enumeration(parts));
    }
  }

  /** Edits a base in every way, and tells of each how many entries came out. */
  public static void main(String[] args) throws IOException {
    Path base = Path.of(args[0]);
    Path target = base.resolveSibling("new.tar.gz");
    edit(base, target, Set.of());
    edit(base, target, Set.of("d/300", "d/3"));
    Files.write(base, new byte[1], StandardOpenOption.APPEND);
    edit(base, target, Set.of("d/300", "d/3"));
  }

  private static void edit(Path base, Path target, Set<String> removals) throws IOException {
    List<ArchiveEntry> entries = new ArrayList<>();
    IndexedArchive indexed;
    try (DigestedFile bytes = DigestedFile.open(base, count -> {})) {
      indexed =
          new TarGzReader().index(base, bytes, (entry, content) -> entries.add(entry), count -> {});
      bytes.finish();
    }
    NewFile large = new NewFile("d/new", 0644, new Large((long) FILES * CONTENT.length));
    String method =
        new ArchiveWriter()
            .write(
                new BaseArchive(
                    base,
                    indexed.layout(),
                    ArchiveEntries.of(entries),
                    indexed.splice(),
                    indexed::index),
                new ArchiveEdit(List.of(large), removals, 0),
                target,
                count -> {})
            .method();
    int[] count = new int[1];
    new TarGzReader().read(target, (entry, content) -> count[0]++, bytes -> {});
    System.out.println(count[0] + ": " + method);
    Files.delete(target);
  }
}
