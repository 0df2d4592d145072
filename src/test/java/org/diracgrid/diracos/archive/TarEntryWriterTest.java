package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Writing a tar entry")
class TarEntryWriterTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 077777777777L, 0100000000000L, 1L << 40})
  @DisplayName("tells sizes below and above 8 GiB")
  void sizes(long size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TarEntryWriter(out).file(new byte[] {'a'}, 0644, EntryTime.of(1), size);

    assertThat(out.size()).isEqualTo(RawTar.BLOCK);
    TarArchiveEntry entry =
        new TarArchiveInputStream(new ByteArrayInputStream(out.toByteArray())).getNextEntry();
    assertThat(entry.getSize()).isEqualTo(size);
    assertThat(entry.isCheckSumOK()).isTrue();
  }

  @Test
  @DisplayName("keeps a name of 100 bytes in its header and a longer one in a record of its own")
  void nameLengths() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TarEntryWriter writer = new TarEntryWriter(out);

    writer.file("x".repeat(100).getBytes(US_ASCII), 0644, EntryTime.of(1), 0);
    assertThat(out.size()).isEqualTo(RawTar.BLOCK);

    writer.folder(
        ("y".repeat(100) + "/").getBytes(US_ASCII), 0755, EntryTime.of(1), EntryOwner.ROOT);
    assertThat(out.size()).isEqualTo(4 * RawTar.BLOCK);
  }

  @Test
  @DisplayName("tells owners of any number, and names of any bytes")
  void owners() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EntryOwner owner = new EntryOwner(07777777, 1L << 30, "b\udcfcilder", "x".repeat(32));
    new TarEntryWriter(out).folder(new byte[] {'a', '/'}, 0755, EntryTime.of(1), owner);

    TarMember member = new TarHeaders(new ByteArrayInputStream(out.toByteArray())).next(0);

    assertThat(member.entry().owner()).isEqualTo(owner);
  }
}
