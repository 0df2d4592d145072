package org.diracgrid.diracos.extension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.python.DeclaredLicence;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.sbom.BillOfMaterials;
import org.diracgrid.diracos.sbom.MavenCoordinates;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The bill of a recorded build")
class RecordedBillTest {
  @TempDir Path folder;

  @Test
  @DisplayName("has all that the record has of it, and neither time nor project of its own")
  void bill() {
    BuildRecord record = SampleExtension.gridWithWords(folder).build().record();

    BillOfMaterials bill = new RecordedBill(record, Optional.empty(), Optional.empty()).bill();

    assertThat(bill.extension())
        .isEqualTo(
            new BillOfMaterials.Extension(
                "VOdiracos",
                "v1",
                Optional.empty(),
                record.archive().md5(),
                record.archive().sha256()));
    assertThat(bill.base().version()).contains("v0r1");
    assertThat(bill.base().sha256()).isEqualTo(record.base().sha256());
    assertThat(bill.added())
        .extracting(BillOfMaterials.Distribution::requires)
        .containsExactly(List.of(ProjectName.of("six"), ProjectName.of("words")), List.of());
    assertThat(bill.used())
        .containsExactly(
            new BillOfMaterials.Distribution(
                "six", "1.16.0", false, Optional.empty(), DeclaredLicence.NONE, List.of()));
    assertThat(bill.timestamp()).isEmpty();
    assertThat(bill.plugin()).isEqualTo("1.0");
  }

  @Test
  @DisplayName("tells no version of a base of which nobody knows it")
  void unknownBase() {
    BillOfMaterials bill =
        new RecordedBill(
                record(ResolvedExtension.UNKNOWN, List.of()),
                Optional.of(new ProjectCoordinates("g", "a", "1", Optional.of("el6"))),
                Optional.of(Instant.EPOCH))
            .bill();

    assertThat(bill.base().version()).isEmpty();
    assertThat(bill.extension().coordinates())
        .contains(new MavenCoordinates("g", "a", "tar.gz", Optional.of("el6"), "1"));
    assertThat(bill.timestamp()).contains(Instant.EPOCH);
  }

  @Test
  @DisplayName("calls a base that is an extension by its name, as the release notes do")
  void extensionOfExtension() {
    BuildRecord record =
        record(
            "v1r27",
            List.of(new BuildRecord.Extension("B", "v2"), new BuildRecord.Extension("A", "v1")));

    BillOfMaterials.Base base =
        new RecordedBill(record, Optional.empty(), Optional.empty()).bill().base();

    assertThat(base.name()).isEqualTo("Bdiracos");
    assertThat(base.version()).contains("v2");
    assertThat(new String(new ReleaseNotes(record, Optional.empty()).bytes(), UTF_8))
        .contains("On B v2 on A v1 on DIRACOS v1r27 (Python");
  }

  private static BuildRecord record(String baseVersion, List<BuildRecord.Extension> extensions) {
    return new BuildRecord(
        BuildRecord.FORMAT,
        "1.0",
        "inputs",
        new BuildRecord.Extension("VO", "v1"),
        new BuildRecord.Base(baseVersion, extensions, "base.tar.gz", "sha256", 1, List.of()),
        new BuildRecord.Target("2.7.13", "cp27-cp27mu-linux_x86_64", "2.12", "x86_64"),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new BuildRecord.Archive("VOdiracos-v1.tar.gz", 1, "md5", "sha256", "copied", 1),
        Map.of());
  }
}
