package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("pip's variables for a build")
class PipVariablesTest {
  private static IndexSettings settings(List<URI> indexes, List<URI> findLinks) {
    IndexSettings plain = IndexSettings.DEFAULT;
    return new IndexSettings(
        indexes,
        findLinks,
        indexes.isEmpty(),
        plain.formatControl(),
        plain.releaseControl(),
        plain.preferBinary(),
        plain.hashChecking(),
        plain.trustedHosts());
  }

  @Test
  @DisplayName("name the indexes and pages that all else is looked for on")
  void places() {
    IndexSettings settings =
        settings(
            List.of(URI.create("https://a.example"), URI.create("https://b.example")),
            List.of(URI.create("file:///links/")));
    assertThat(PipVariables.of(settings, false))
        .containsEntry("PIP_INDEX_URL", "https://a.example")
        .containsEntry("PIP_EXTRA_INDEX_URL", "https://b.example")
        .containsEntry("PIP_FIND_LINKS", "file:///links/")
        .hasSize(3);
  }

  @Test
  @DisplayName("keep pip from any index where Maven is offline, or no index is to be asked")
  void noIndex() {
    List<URI> index = List.of(URI.create("https://a.example"));
    assertThat(PipVariables.of(settings(index, List.of()), true)).containsOnlyKeys("PIP_NO_INDEX");
    assertThat(PipVariables.of(settings(List.of(), List.of()), false))
        .containsOnlyKeys("PIP_NO_INDEX");
  }
}
