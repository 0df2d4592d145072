package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

@Label("Leaving entries of a base out")
class RewriteLawsTest {
  private Path base;
  private Path target;

  @BeforeTry
  void makeFiles() throws IOException {
    base = Files.createTempFile("base", ".tar.gz");
    target = base.resolveSibling(base.getFileName() + ".new");
  }

  @AfterTry
  void deleteFiles() throws IOException {
    Files.delete(base);
    Files.deleteIfExists(target);
  }

  @Property(tries = 60)
  @Label("changes no other byte of the tar, whatever compressed it and whatever goes")
  void exact(@ForAll long seed, @ForAll GzipForm form, @ForAll @IntRange(min = 1, max = 150) int n)
      throws IOException {
    SampleTar tar = seed % 2 == 0 ? new SampleTar(seed, n) : SampleTar.withoutGlobals(seed, n);
    Files.write(base, form.compress(tar.bytes()));
    WriterTrial trial = new WriterTrial(base, target);
    Set<String> removed = tar.some();
    byte[] expected = tar.without(removed);

    WrittenArchive written = trial.write(List.of(WriterTrial.file("new", "new")), removed);
    byte[] after = WriterTrial.tar(target);

    if (trial.read.indexed().splice().end().isPresent()) {
      int end = expected.length - 2 * RawTar.BLOCK;
      assertThat(Arrays.copyOf(after, end)).isEqualTo(Arrays.copyOf(expected, end));
      assertThat(trial.result().content("new")).isEqualTo("new");
      assertThat(Arrays.copyOfRange(after, end + 2 * RawTar.BLOCK, after.length))
          .isEqualTo(new byte[after.length - end - 2 * RawTar.BLOCK]);
    } else {
      assertThat(Arrays.copyOfRange(after, 2 * RawTar.BLOCK, after.length)).isEqualTo(expected);
    }
    assertThat(trial.result().layout().unspliceable()).isEmpty();
    assertThat(FileDigests.of(target, count -> {}))
        .isEqualTo(new FileDigests(written.md5(), written.sha256(), written.size()));
  }
}
