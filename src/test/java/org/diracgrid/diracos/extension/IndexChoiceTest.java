package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.requirements.FormatControl;
import org.diracgrid.diracos.requirements.HashChecking;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.ReleaseControl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The build's own indexes, like options on pip's command line,")
class IndexChoiceTest {
  private static final ReleaseControl PRE = new ReleaseControl(true, false, Set.of(), Set.of());

  private static final FormatControl ONLY_GRID =
      new FormatControl(false, false, Set.of(), Set.of(ProjectName.of("grid")));

  private final IndexSettings configured =
      settings(uris("https://c.example/simple", "https://c.example/extra"), false);

  @Test
  @DisplayName("leave pip's configuration as it is where they say nothing")
  void nothing() {
    IndexChoice choice = new IndexChoice(Optional.empty(), List.of(), List.of(), false);

    assertThat(choice.over(configured)).isEqualTo(configured);
    assertThat(choice.over(IndexSettings.DEFAULT)).isEqualTo(IndexSettings.DEFAULT);
  }

  @Test
  @DisplayName("replace the index, and come behind the extra ones")
  void indexes() {
    IndexChoice choice =
        new IndexChoice(
            Optional.of(URI.create("https://b.example/simple")),
            uris("https://b.example/extra"),
            List.of(),
            false);

    assertThat(choice.over(configured).indexUrls())
        .isEqualTo(
            uris("https://b.example/simple", "https://c.example/extra", "https://b.example/extra"));
    assertThat(choice.over(IndexSettings.DEFAULT).indexUrls())
        .isEqualTo(uris("https://b.example/simple", "https://b.example/extra"));
  }

  @Test
  @DisplayName("add to the places with links")
  void findLinks() {
    IndexChoice choice =
        new IndexChoice(Optional.empty(), List.of(), uris("file:///b/wheels"), false);

    assertThat(choice.over(configured).findLinks())
        .isEqualTo(uris("file:///c/wheels", "file:///b/wheels"));
  }

  @Test
  @DisplayName("may do without any index, and then links are all there is")
  void noIndex() {
    IndexChoice choice =
        new IndexChoice(
            Optional.of(URI.create("https://b.example/simple")),
            uris("https://b.example/extra"),
            uris("file:///b/wheels"),
            true);

    IndexSettings settings = choice.over(configured);

    assertThat(settings.noIndex()).isTrue();
    assertThat(settings.indexUrls()).isEmpty();
    assertThat(settings.findLinks()).isEqualTo(uris("file:///c/wheels", "file:///b/wheels"));
  }

  @Test
  @DisplayName("bring no index back that pip's configuration forbids")
  void forbidden() {
    IndexChoice choice =
        new IndexChoice(
            Optional.of(URI.create("https://b.example/simple")),
            uris("https://b.example/extra"),
            List.of(),
            false);

    IndexSettings settings = choice.over(settings(List.of(), true));

    assertThat(settings.noIndex()).isTrue();
    assertThat(settings.indexUrls()).isEmpty();
  }

  @Test
  @DisplayName("leave everything else to pip's configuration")
  void everythingElse() {
    IndexSettings settings =
        new IndexChoice(
                Optional.of(URI.create("https://b.example/simple")), List.of(), List.of(), true)
            .over(configured);

    assertThat(settings.formatControl()).isEqualTo(ONLY_GRID);
    assertThat(settings.releaseControl()).isEqualTo(PRE);
    assertThat(settings.preferBinary()).isTrue();
    assertThat(settings.hashChecking()).isEqualTo(HashChecking.ALL);
    assertThat(settings.trustedHosts()).containsExactly("c.example");
  }

  private static IndexSettings settings(List<URI> indexes, boolean noIndex) {
    return new IndexSettings(
        indexes,
        uris("file:///c/wheels"),
        noIndex,
        ONLY_GRID,
        PRE,
        true,
        HashChecking.ALL,
        Set.of("c.example"));
  }

  private static List<URI> uris(String... texts) {
    return Stream.of(texts).map(URI::create).toList();
  }
}
