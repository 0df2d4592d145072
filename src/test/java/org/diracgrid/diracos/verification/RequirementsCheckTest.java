package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of the requirements")
class RequirementsCheckTest {
  private static final String DIST_INFO = SampleSurvey.SITE + "grid-1.0.dist-info";

  @TempDir Path folder;

  private List<Finding> findings(UnaryOperator<EditedTarball> edit) {
    return new RequirementsCheck().findings(SampleSurvey.of(folder, edit));
  }

  @Test
  @DisplayName("finds nothing in an archive that holds")
  void holds() {
    assertThat(findings(it -> it)).isEmpty();
  }

  @Test
  @DisplayName("finds what is not installed")
  void missing() {
    assertThat(
            findings(
                it ->
                    it.content(
                        SampleSurvey.INFO + "METADATA",
                        "Metadata-Version: 2.1\nName: grid\nVersion: 1.0\nRequires-Dist: words>=2\n\n")))
        .containsExactly(
            Finding.error(
                "requirements", DIST_INFO, "grid 1.0 requires words>=2, which is not installed"));
  }

  @Test
  @DisplayName("finds what is of another version")
  void version() {
    assertThat(
            findings(
                it ->
                    words(it, "1.0", "")
                        .content(
                            SampleSurvey.INFO + "METADATA",
                            "Metadata-Version: 2.1\nName: grid\nVersion: 1.0\nRequires-Dist: words>=2\n\n")))
        .containsExactly(
            Finding.error(
                "requirements", DIST_INFO, "grid 1.0 requires words>=2, while 1.0 is installed"));
  }

  @Test
  @DisplayName("finds that the Python is none of its")
  void python() {
    assertThat(
            findings(
                it ->
                    it.content(
                        SampleSurvey.INFO + "METADATA",
                        "Metadata-Version: 2.1\nName: grid\nVersion: 1.0\nRequires-Python: >=3.6\n\n")))
        .containsExactly(
            Finding.error(
                "requirements",
                DIST_INFO,
                "grid 1.0 requires Python >=3.6, while this one is 2.7.13"));
  }

  @Test
  @DisplayName("finds what an extra that it asks for requires")
  void extra() {
    assertThat(
            findings(
                it ->
                    words(it, "2.0", "Requires-Dist: ink; extra == 'print'\n")
                        .content(
                            SampleSurvey.INFO + "METADATA",
                            "Metadata-Version: 2.1\nName: grid\nVersion: 1.0\nRequires-Dist: words[print]\n\n")))
        .containsExactly(
            Finding.error(
                "requirements",
                SampleSurvey.SITE + "words.dist-info",
                "words 2.0 requires ink; extra == \"print\" for its extra print, which is not installed"));
  }

  @Test
  @DisplayName("passes over what does not count for the Python, and extras nobody asks for")
  void markers() {
    assertThat(
            findings(
                it ->
                    it.content(
                        SampleSurvey.INFO + "METADATA",
                        """
                        Metadata-Version: 2.1
                        Name: grid
                        Version: 1.0
                        Requires-Dist: one; python_version >= "3"
                        Requires-Dist: two; extra == "tests"
                        Requires-Dist: grid[tests]; sys_platform == "win32"

                        """)))
        .isEmpty();
  }

  private static EditedTarball words(EditedTarball archive, String version, String more) {
    return archive.file(
        SampleSurvey.SITE + "words.dist-info/METADATA",
        0644,
        "Metadata-Version: 2.1\nName: words\nVersion: " + version + "\n" + more + "\n");
  }
}
