package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of files that no RECORD lists")
class UnlistedFilesCheckTest {
  @TempDir Path folder;

  private List<Finding> findings(UnaryOperator<EditedTarball> edit) {
    return new UnlistedFilesCheck().findings(SampleSurvey.of(folder, edit));
  }

  @Test
  @DisplayName("finds nothing in an archive that holds")
  void holds() {
    assertThat(findings(it -> it)).isEmpty();
  }

  @Test
  @DisplayName("finds a file in a distribution's folder and in its metadata")
  void unlisted() {
    assertThat(
            findings(
                it ->
                    it.file(SampleSurvey.SITE + "grid/more.py", 0644, "")
                        .file(SampleSurvey.INFO + "LICENSE", 0644, "")))
        .containsExactly(
            Finding.error("RECORD", SampleSurvey.SITE + "grid/more.py", "is listed in no RECORD"),
            Finding.error("RECORD", SampleSurvey.INFO + "LICENSE", "is listed in no RECORD"));
  }

  @Test
  @DisplayName("leaves alone what lies where nothing is listed, and single modules")
  void others() {
    assertThat(
            findings(
                it ->
                    it.file(SampleSurvey.SITE + "more.py", 0644, "")
                        .file(SampleSurvey.SITE + "other/more.py", 0644, "")
                        .file(SampleSurvey.INFO + "RECORD.jws", 0644, "")))
        .isEmpty();
  }
}
