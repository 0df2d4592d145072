package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is kept for adding entries behind those of a base")
class ArchiveSpliceTest {
  private static ArchiveSplice splice(long checkpoint, long first, long end, long... places) {
    return new ArchiveSplice(
        Optional.of(
            new ArchiveEnd(
                end, new Block(81, first, 7), new Checkpoint(80, checkpoint, new byte[3]))),
        new Md5Trail(Arrays.stream(places).mapToObj(it -> new Md5.State(it, 1, 2, 3, 4)).toList()));
  }

  private static byte[] written(ArchiveSplice splice) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    splice.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static ArchiveSplice read(byte[] bytes) throws IOException {
    return ArchiveSplice.readFrom(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  @DisplayName("reads as it was written")
  void roundTrip() throws IOException {
    for (ArchiveSplice splice : List.of(splice(5, 6, 7, 64, 640), ArchiveSplice.NONE)) {
      assertThat(written(read(written(splice)))).isEqualTo(written(splice));
    }
    Md5Trail md5 = read(written(splice(5, 6, 7, 64, 640))).md5();
    assertThat(md5.upTo(63)).isEmpty();
    assertThat(md5.upTo(639)).contains(new Md5.State(64, 1, 2, 3, 4));
    assertThat(md5.upTo(640)).contains(new Md5.State(640, 1, 2, 3, 4));
  }

  @ParameterizedTest
  @CsvSource({"6, 5, 7", "5, 7, 6"})
  @DisplayName("is refused if its places do not follow each other")
  void order(long checkpoint, long first, long end) throws IOException {
    byte[] bytes = written(splice(checkpoint, first, end));
    assertThatIOException().isThrownBy(() -> read(bytes));
  }

  @ParameterizedTest
  @ValueSource(longs = {-64, 63, 65, Long.MAX_VALUE - 63})
  @DisplayName("is refused if MD5 stands where it cannot")
  void places(long place) throws IOException {
    byte[] bytes = written(splice(5, 6, 7, place));
    assertThatIOException().isThrownBy(() -> read(bytes));
  }

  @Test
  @DisplayName("is refused if it is cut")
  void cut() throws IOException {
    byte[] whole = written(splice(5, 6, 7, 64));
    for (int size = 0; size < whole.length; size++) {
      byte[] bytes = Arrays.copyOf(whole, size);
      assertThatIOException().isThrownBy(() -> read(bytes));
    }
  }
}
