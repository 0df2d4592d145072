package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of the RECORDs")
class RecordsCheckTest {
  @TempDir Path folder;

  private List<Finding> findings(UnaryOperator<EditedTarball> edit) {
    return new RecordsCheck().findings(SampleSurvey.of(folder, edit));
  }

  @Test
  @DisplayName("finds nothing in an archive that holds")
  void holds() {
    assertThat(findings(it -> it)).isEmpty();
  }

  @Test
  @DisplayName("finds a file of another size")
  void size() {
    assertThat(findings(it -> it.content(SampleSurvey.SITE + "grid/__init__.py", "x")))
        .containsExactly(
            Finding.error(
                "RECORD",
                SampleSurvey.SITE + "grid/__init__.py",
                "has 1 bytes, not the 21 that the RECORD of grid 1.0 tells"));
  }

  @Test
  @DisplayName("finds a file of another content")
  void content() {
    assertThat(
            findings(
                it ->
                    it.content(SampleSurvey.SITE + "grid/__init__.py", "def main():\n    fail\n")))
        .containsExactly(
            Finding.error(
                "RECORD",
                SampleSurvey.SITE + "grid/__init__.py",
                "has another content than the RECORD of grid 1.0 tells"));
  }

  @Test
  @DisplayName("finds a listed file that is not there")
  void missing() {
    assertThat(findings(it -> it.without("diracos/usr/bin/grid")))
        .containsExactly(
            Finding.error(
                "RECORD",
                SampleSurvey.INFO + "RECORD",
                "lists ../../../bin/grid, which is not there"));
  }

  @Test
  @DisplayName("finds that there is no RECORD")
  void noRecord() {
    assertThat(findings(it -> it.without(SampleSurvey.INFO + "RECORD")))
        .containsExactly(
            Finding.error(
                "RECORD",
                SampleSurvey.INFO + "RECORD",
                "is missing, so pip can neither check nor remove the distribution"));
  }

  @Test
  @DisplayName("finds a RECORD that cannot be read")
  void malformed() {
    assertThat(findings(it -> it.content(SampleSurvey.INFO + "RECORD", "a,b,c\n")))
        .containsExactly(
            Finding.error(
                "RECORD",
                SampleSurvey.INFO + "RECORD",
                "cannot be read: its hash has not the form algorithm=digest"));
  }

  @Test
  @DisplayName("warns of a file without a hash")
  void noHash() {
    assertThat(
            findings(
                it ->
                    it.file(SampleSurvey.SITE + "more.py", 0644, "")
                        .content(
                            SampleSurvey.INFO + "RECORD",
                            it.content(SampleSurvey.INFO + "RECORD") + "more.py,,\n")))
        .containsExactly(
            Finding.warning("RECORD", SampleSurvey.INFO + "RECORD", "tells no hash of more.py"));
  }

  @Test
  @DisplayName("lets byte code be listed that is not there, and padded hashes stand")
  void lenient() {
    String record = SampleSurvey.INFO + "RECORD";
    assertThat(
            findings(
                it ->
                    it.content(
                        record,
                        it.content(record).replaceAll("(sha256=[^,]+),", "$1=,")
                            + "grid/a.pyc,,\n")))
        .isEmpty();
  }

  @Test
  @DisplayName("only warns where another distribution has the file now, as it was told to")
  void overwritten() {
    String other = SampleSurvey.SITE + "other-1.0.dist-info/";
    String init = SampleSurvey.SITE + "grid/__init__.py";
    assertThat(
            findings(
                it ->
                    it.content(init, "# others\n")
                        .file(
                            other + "METADATA",
                            0644,
                            "Metadata-Version: 2.1\nName: other\nVersion: 1.0\n\n")
                        .file(
                            other + "RECORD",
                            0644,
                            "grid/__init__.py,sha256=%s,9\nother-1.0.dist-info/RECORD,,\n"
                                .formatted(SampleSurvey.sha256("# others\n")))))
        .containsExactly(
            Finding.warning(
                "RECORD", init, "has 9 bytes, not the 21 that the RECORD of grid 1.0 tells"));
  }
}
