package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.diracgrid.diracos.archive.DamagedArchiveException;
import org.diracgrid.diracos.archive.NotGzipException;
import org.diracgrid.diracos.archive.TruncatedArchiveException;
import org.diracgrid.diracos.fixture.SampleElf;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A survey")
class SurveyReaderTest {
  private static final String LIBRARY = SampleSurvey.SITE + "fast.so";

  @TempDir Path folder;

  @Test
  @DisplayName("finds in one pass what all checks need")
  void finds() {
    byte[] elf = SampleElf.x86().needs("libc.so.6").bytes();
    Survey survey =
        SampleSurvey.of(
            folder,
            it ->
                it.file(LIBRARY, 0755, elf)
                    .file("diracos/lib/cut.so", 0755, "\u007fELF")
                    .file("diracos/VO_versions.txt", 0644, "VO\n")
                    .file("diracos/sbin/tool", 0755, "#! /bin/sh -e\nexit\n")
                    .file("diracos/sbin/odd", 0755, "#!" + "x".repeat(2000))
                    .file("diracos/share/tool", 0755, "#!/bin/sh\n"));

    assertThat(survey.digests().md5()).matches("[0-9a-f]{32}");
    assertThat(survey.inventory()).isPresent();
    assertThat(survey.inventoryProblem()).isEmpty();
    assertThat(survey.sha256())
        .containsEntry("diracos/VO_versions.txt", SampleSurvey.sha256("VO\n"))
        .containsEntry("diracos/sbin/tool", SampleSurvey.sha256("#! /bin/sh -e\nexit\n"))
        .containsKey(LIBRARY)
        .doesNotContainKey("diracos/bin");
    assertThat(survey.texts())
        .containsOnlyKeys(
            "diracos/VO_versions.txt",
            SampleSurvey.INFO + "RECORD",
            SampleSurvey.INFO + "entry_points.txt")
        .containsEntry("diracos/VO_versions.txt", "VO\n");
    assertThat(survey.interpreterLines())
        .containsOnlyKeys("diracos/sbin/odd", "diracos/sbin/tool", "diracos/usr/bin/grid")
        .containsEntry("diracos/sbin/tool", "#! /bin/sh -e");
    assertThat(survey.interpreterLines().get("diracos/sbin/odd")).hasSizeLessThan(1000);
    assertThat(survey.binaries().get(LIBRARY).needed()).containsExactly("libc.so.6");
    assertThat(survey.damaged())
        .containsOnlyKeys("diracos/lib/cut.so")
        .containsValue("its header is cut off");
  }

  @Test
  @DisplayName("reads no text of any size whole")
  void oversized() {
    String record = SampleSurvey.INFO + "RECORD";
    Survey survey =
        SampleSurvey.of(folder, it -> it.content(record, " ".repeat((16 << 20) + 1) + "\n"));

    assertThat(survey.oversized()).containsExactly(record);
    assertThat(survey.texts()).doesNotContainKey(record);
    assertThat(new RecordsCheck().findings(survey))
        .contains(Finding.error("RECORD", record, "is too large to be read"));
  }

  @Test
  @DisplayName("holds no more of what libraries say than anybody would load")
  void tooMuch() {
    SampleElf elf = SampleElf.x86();
    for (int i = 0; i < 2000; i++) {
      elf.needs("x".repeat(4000) + i);
    }
    byte[] greedy = elf.bytes();
    Survey survey =
        SampleSurvey.of(
            folder,
            it -> {
              for (int i = 0; i < 10; i++) {
                it.file("diracos/lib/" + i + ".so", 0755, greedy);
              }
              return it;
            });

    assertThat(survey.binaries()).containsKey("diracos/lib/0.so").hasSizeLessThan(10);
    assertThat(survey.damaged()).containsKey("diracos/lib/9.so");
  }

  @Test
  @DisplayName("tells how far it is")
  void progress() throws IOException {
    Path archive = SampleSurvey.whole(folder);
    AtomicLong read = new AtomicLong();

    new SurveyReader().read(archive, read::addAndGet);

    assertThat(read).hasValue(2 * Files.size(archive));
  }

  @Test
  @DisplayName("refuses what is no whole archive")
  void refuses() throws IOException {
    byte[] whole = Files.readAllBytes(SampleSurvey.whole(folder));
    Path file = folder.resolve("VOdiracos-v1.tar.gz");

    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> SampleSurvey.read(file)).isInstanceOf(TruncatedArchiveException.class);
    Files.writeString(file, "<html>not found</html>");
    assertThatThrownBy(() -> SampleSurvey.read(file)).isInstanceOf(NotGzipException.class);
    byte[] damaged = whole.clone();
    damaged[damaged.length - 6] ^= 1;
    Files.write(file, damaged);
    assertThatThrownBy(() -> SampleSurvey.read(file)).isInstanceOf(DamagedArchiveException.class);
  }
}
