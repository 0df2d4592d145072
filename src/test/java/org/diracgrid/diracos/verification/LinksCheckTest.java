package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of the links")
class LinksCheckTest {
  @TempDir Path folder;

  private List<Finding> findings(UnaryOperator<EditedTarball> edit) {
    return new LinksCheck().findings(SampleSurvey.of(folder, edit));
  }

  @Test
  @DisplayName("finds nothing in an archive that holds")
  void holds() {
    assertThat(findings(it -> it)).isEmpty();
  }

  @Test
  @DisplayName("finds a link to an absolute place")
  void absolute() {
    assertThat(findings(it -> it.link("diracos/a", "/etc/passwd")))
        .containsExactly(
            Finding.error(
                "links", "diracos/a", "leads to /etc/passwd, an absolute place of the host"));
  }

  @Test
  @DisplayName("finds a link that leads out of the folder")
  void escapes() {
    assertThat(findings(it -> it.link("diracos/usr/a", "../../../etc")))
        .containsExactly(
            Finding.error("links", "diracos/usr/a", "leads to ../../../etc, outside the folder"));
  }

  @Test
  @DisplayName("finds a link to beside the top folder")
  void beside() {
    assertThat(findings(it -> it.link("diracos/a", "../other")))
        .containsExactly(
            Finding.error("links", "diracos/a", "leads to ../other, outside the folder"));
  }

  @Test
  @DisplayName("warns of a link to nothing")
  void dangles() {
    assertThat(findings(it -> it.link("diracos/a", "absent")))
        .containsExactly(
            Finding.warning("links", "diracos/a", "leads to absent, where nothing is"));
  }

  @Test
  @DisplayName("warns of a link in a circle")
  void circle() {
    assertThat(findings(it -> it.link("diracos/a", "a")))
        .containsExactly(Finding.warning("links", "diracos/a", "leads to a, where nothing is"));
  }

  @Test
  @DisplayName("lets links lead to links, folders and files in the folder")
  void leads() {
    assertThat(
            findings(
                it ->
                    it.link("diracos/usr/a", "../bin/grid")
                        .link("diracos/usr/b", "a")
                        .link("diracos/usr/c", "./lib/python2.7")))
        .isEmpty();
  }
}
