package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of the layout")
class LayoutCheckTest {
  @TempDir Path folder;

  private List<Finding> findings(UnaryOperator<EditedTarball> edit) {
    return new LayoutCheck().findings(SampleSurvey.of(folder, edit));
  }

  @Test
  @DisplayName("finds nothing in an archive that holds")
  void holds() {
    assertThat(findings(it -> it)).isEmpty();
  }

  @Test
  @DisplayName("finds what lies beside the top folder")
  void beside() {
    assertThat(findings(it -> it.file("README", 0644, "hi").file("other/a", 0644, "a")))
        .containsExactly(
            Finding.error("layout", "", "beside diracos the archive has README, other"));
  }

  @Test
  @DisplayName("tells that there is no Python")
  void noPython() {
    assertThat(findings(it -> it.without(path -> path.contains("/bin/python"))))
        .containsExactly(
            Finding.error(
                "layout",
                "",
                "VOdiracos-v1.tar.gz is not a DIRACOS: it has no Python in diracos/usr/bin or diracos/bin, so nothing else was checked or compared"));
  }
}
