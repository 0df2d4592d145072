package org.diracgrid.diracos.extension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Release notes")
class ReleaseNotesTest {
  @TempDir Path folder;

  @Test
  @DisplayName("leave out what did not happen")
  void brief() {
    assertThat(notes(Optional.empty()))
        .isEqualTo(
            """
            ## VO v1

            On DIRACOS v0r1 (Python 2.7.13, x86_64, glibc 2.12).

            ### Added

            - grid 1.0
            - words 2.1
            """);
  }

  @Test
  @DisplayName("let nothing that others wrote be markup")
  void markup() {
    Comparison comparison =
        new Comparison(
            "a|b*.tar.gz",
            Optional.of("[v](http://h.example)"),
            List.of(new Comparison.Item("a", "<1>")),
            List.of(),
            List.of(),
            2);

    assertThat(notes(Optional.of(comparison)))
        .contains("### Since a\\|b\\*.tar.gz", "- DIRACOS \\[v\\](http:", "- a \\<1\\>");
  }

  @Test
  @DisplayName("say nothing of a DIRACOS that stays")
  void sameDiracOs() {
    Comparison comparison =
        new Comparison("a", Optional.of("v0r1"), List.of(), List.of(), List.of(), 1);

    assertThat(notes(Optional.of(comparison)))
        .endsWith("### Since a\n\nOf the same version as before: 1 distribution.\n");
  }

  private String notes(Optional<Comparison> comparison) {
    BuildRecord record = SampleExtension.gridWithWords(folder).build().record();
    return new String(new ReleaseNotes(record, comparison).bytes(), UTF_8);
  }
}
