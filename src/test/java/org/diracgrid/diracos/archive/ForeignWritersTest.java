package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A base that was compressed by")
class ForeignWritersTest {
  private static final SampleTar TAR = new SampleTar(8, 70);
  private static final byte[] BYTES = TAR.bytes();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip -1",
        "gzip -6",
        "gzip -9",
        "pigz -p 2 -b 128",
        "pigz -p 2 -b 128 -i",
        "pigz -1 -p 1",
        "pigz -0",
        "pigz -H",
        "pigz -U",
        "zopfli --i1",
        "7z a -tgzip -mx9 -mfb=258 -bd base.tar.gz"
      })
  @DisplayName("other programs is read, added to and left out from as any other")
  void compressed(String command) throws Exception {
    Path tar = Files.write(folder.resolve("base.tar"), BYTES);
    Path base = folder.resolve("base.tar.gz");
    String line = "cd \"$1\" && exec %s base.tar".formatted(command);
    ForeignProgram.run("sh", "-c", line, "sh", folder.toString());
    WriterTrial trial = new WriterTrial(base, folder.resolve("new.tar.gz"));
    Files.deleteIfExists(tar);

    trial.add(WriterTrial.file("new", "new"));
    assertThat(tail(trial.target)).isEqualTo(BYTES);
    Files.delete(trial.target);

    for (int first : new int[] {0, 35, 60}) {
      Set<String> removed = Set.copyOf(TAR.paths().subList(first, first + 10));
      trial.write(List.of(WriterTrial.file("new", "new")), removed);

      assertThat(tail(trial.target)).isEqualTo(TAR.without(removed));
      Files.delete(trial.target);
    }
  }

  /** The tar behind the one new file. */
  private static byte[] tail(Path archive) throws IOException {
    byte[] tar = WriterTrial.tar(archive);
    return Arrays.copyOfRange(tar, 2 * RawTar.BLOCK, tar.length);
  }
}
