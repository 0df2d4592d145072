package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The index of an archive")
class ArchiveIndexTest {
  @TempDir Path folder;

  private ArchiveIndex index(byte[] gzip) throws IOException {
    return ReadArchive.of(Files.write(folder.resolve("base.tar.gz"), gzip)).indexed().index();
  }

  @Test
  @DisplayName("tells where each entry lies, its records included, global headers not")
  void spans() throws IOException {
    int global = 2 * RawTar.BLOCK;
    ArchiveIndex index =
        index(
            RawTar.gzip(
                new RawTar()
                    .folder("d/", 0755)
                    .file("d/a", "x".repeat(513))
                    .longLink("l".repeat(200))
                    .longName("n".repeat(600))
                    .symbolicLink("cut", "cut")
                    .pax('g', RawTar.record("comment", "for all"))
                    .pax('x', RawTar.record("path", "p"))
                    .pax('g', RawTar.record("comment", "again"))
                    .file("cut", "x")
                    .file("last", "")
                    .bytes()));

    assertThat(index.entryCount()).isEqualTo(5);
    assertThat(index.entries().of(0)).containsExactly(new Span(0, 512));
    assertThat(index.entries().of(1)).containsExactly(new Span(512, 2048));
    int third = 2048 + 2 * RawTar.BLOCK + 3 * RawTar.BLOCK + RawTar.BLOCK;
    assertThat(index.entries().of(2)).containsExactly(new Span(2048, third));
    int fourth = third + global;
    assertThat(index.entries().of(3))
        .containsExactly(
            new Span(fourth, fourth + 1024), new Span(fourth + 1024 + global, fourth + 3072));
    assertThat(index.entries().of(4)).containsExactly(new Span(fourth + 3072, fourth + 3072 + 512));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("names blocks that are there, with the CRC of all before")
  void blocks(GzipForm form) throws IOException {
    byte[] tar = new SampleTar(1, 100).bytes();
    byte[] gzip = form.compress(tar);
    List<Block> all = InflatedStream.of(Arrays.copyOfRange(gzip, 10, gzip.length)).blocks();
    BlockTable table = index(gzip).blocks();

    assertThat(table.get(0)).isEqualTo(new Block(80, 0, 0));
    for (int i = 0; i < table.size(); i++) {
      Block block = table.get(i);
      CRC32 crc = new CRC32();
      crc.update(tar, 0, (int) block.offset());
      assertThat(block.crc()).isEqualTo(crc.getValue());
      assertThat(all).contains(new Block(block.bitOffset() - 80, block.offset(), block.crc()));
      assertThat(i == 0 || block.offset() - table.get(i - 1).offset() >= 1 << 14).isTrue();
    }
    long last = all.get(all.size() - 1).offset();
    assertThat(table.size()).isGreaterThan((int) Math.min(all.size() / 3, last / (1 << 18)));
  }

  @Test
  @DisplayName("names places from which the tar can be read, not farther apart than told")
  void checkpoints() throws IOException {
    byte[] tar = new byte[15_000_000];
    byte[] sample = new SampleTar(2, 100).bytes();
    for (int i = 0; i < tar.length; i++) {
      tar[i] = (byte) (sample[i % sample.length] + i / sample.length);
    }
    System.arraycopy(
        new RawTar().header('0', "a", 0, tar.length - 2048L, "").open(), 0, tar, 0, 512);
    Arrays.fill(tar, tar.length - 1536, tar.length, (byte) 0);
    byte[] gzip = GzipForm.FASTEST.compress(tar);
    ArchiveIndex index = index(gzip);
    Path base = folder.resolve("base.tar.gz");

    long before = -1;
    for (int offset = 0; offset < tar.length; offset += 1 << 20) {
      Checkpoint checkpoint = index.checkpoint(offset);
      assertThat(checkpoint.offset()).isBetween(offset - (5L << 20), (long) offset);
      if (checkpoint.offset() != before) {
        before = checkpoint.offset();
        byte[] read = new byte[200_000];
        try (TarRegion region = TarRegion.open(base, checkpoint, offset)) {
          int count = region.read(read);
          assertThat(Arrays.copyOf(read, count))
              .isEqualTo(Arrays.copyOfRange(tar, offset, offset + count));
        }
      }
    }
    assertThat(before).isGreaterThan(8 << 20);
  }

  private static ArchiveIndex thin(byte[] gzip, int mostBlocks, int mostCheckpoints)
      throws IOException {
    IndexRecorder recorder = new IndexRecorder(mostBlocks, mostCheckpoints);
    DeflateDecoder decoder =
        new DeflateDecoder(
            new BitReader(new ByteArrayInputStream(gzip, 10, gzip.length), 10), recorder);
    decoder.begin();
    while (decoder.advance()) {
      decoder.window().skip(Long.MAX_VALUE);
    }
    return recorder.index();
  }

  @Test
  @DisplayName("does not grow without bound: what comes too close is left out")
  void bounded() throws IOException {
    byte[] tar = new byte[40 << 20];
    byte[] gzip = GzipForm.INDEPENDENT.compress(tar);
    BlockTable all = thin(gzip, 1 << 16, 128).blocks();

    ArchiveIndex thin = thin(gzip, 10, 3);

    assertThat(all.size()).isGreaterThan(500);
    assertThat(thin.blocks().size()).isBetween(5, 10);
    assertThat(thin.blocks().get(0)).isEqualTo(new Block(80, 0, 0));
    assertThat(thin.blocks().lastUpTo(40 << 20)).isEqualTo(thin.blocks().size() - 1);
    assertThat(thin.blocks().get(thin.blocks().size() - 1).offset()).isGreaterThan(30 << 20);
    assertThat(thin.checkpoint(0).offset()).isZero();
    assertThat(thin.checkpoint(40 << 20).offset()).isGreaterThan(15 << 20);
  }

  private static byte[] written(ArchiveIndex index) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    index.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static ArchiveIndex read(byte[] bytes) throws IOException {
    return ArchiveIndex.readFrom(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  @DisplayName("is the same when it was written and read, and leaves entries out as well")
  void roundTrip() throws IOException {
    SampleTar tar = new SampleTar(4, 200);
    byte[] gzip = GzipForm.USUAL.compress(tar.bytes());
    ArchiveIndex index = index(gzip);

    ArchiveIndex again = read(written(index));

    assertThat(written(again)).isEqualTo(written(index));
    Path base = folder.resolve("base.tar.gz");
    ReadArchive read = ReadArchive.of(base);
    Path target = folder.resolve("new.tar.gz");
    new ArchiveWriter()
        .write(
            new BaseArchive(
                base,
                read.layout(),
                ArchiveEntries.of(read.entries()),
                read.indexed().splice(),
                () -> again),
            new ArchiveEdit(List.of(), tar.some(), 0),
            target,
            count -> {});
    assertThat(WriterTrial.tar(target).length).isLessThan(tar.bytes().length);
  }

  @Test
  @DisplayName("is refused when it was cut, or when a number in it cannot be")
  void damaged() throws IOException {
    byte[] whole = written(index(GzipForm.USUAL.compress(new SampleTar(6, 30).bytes())));

    for (int size = 0; size < whole.length; size += 1 + size / 20) {
      byte[] cut = Arrays.copyOf(whole, size);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }
    byte[] falling = whole.clone();
    falling[4] = -1;
    assertThatThrownBy(() -> read(falling)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(new byte[16]))
        .isInstanceOf(IOException.class)
        .hasMessage("an index without the beginning");
  }

  @Test
  @DisplayName("takes little more than nothing of what it is an index of")
  void size() throws IOException {
    byte[] tar = new SampleTar(7, 3000).bytes();
    ArchiveIndex index = index(GzipForm.USUAL.compress(tar));
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (OutputStream gzip = new java.util.zip.GZIPOutputStream(deflated)) {
      gzip.write(written(index));
    }

    assertThat(deflated.size()).isLessThan(tar.length / 200);
  }
}
