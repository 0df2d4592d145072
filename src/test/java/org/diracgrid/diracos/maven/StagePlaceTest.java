package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A place to publish to")
class StagePlaceTest {
  private static final Path PROJECT = Path.of("/project");

  @ParameterizedTest
  @CsvSource({
    "web/diracos, /project/web/diracos",
    "../web, /web",
    "/eos/lhcb/www/, /eos/lhcb/www",
    "file:///cvmfs/lhcb.example.org/, /cvmfs/lhcb.example.org",
  })
  @DisplayName("is a folder of this machine if it is a path or a file URL")
  void folders(String text, String folder) {
    StagePlace place = new StagePlace(text);
    assertThat(place.server()).isEmpty();
    assertThat(place.folder(PROJECT)).isEqualTo(Path.of(folder));
  }

  @Test
  @DisplayName("is on a server if it is a web URL, whose slashes at the end do not count")
  void servers() {
    assertThat(new StagePlace("https://lhcb.example.org/diracos//").server())
        .contains(URI.create("https://lhcb.example.org/diracos"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://lhcb.example.org/d", "s3://bucket/d", "https:///d"})
  @DisplayName("is refused if it is a URL of another kind")
  void others(String text) {
    assertThatThrownBy(() -> new StagePlace(text).server())
        .isInstanceOf(InvalidParameterException.class)
        .hasMessage("stageTo '%s' cannot be used: it is no URL of a web server".formatted(text));
  }

  @Test
  @DisplayName("is refused if it is neither URL nor path")
  void neither() {
    assertThatThrownBy(() -> new StagePlace("https://no where").server())
        .hasMessage("stageTo 'https://no where' cannot be used: it is no URL");
    assertThatThrownBy(() -> new StagePlace("a\0b").folder(PROJECT))
        .hasMessageEndingWith("cannot be used: it names no folder");
  }

  @Test
  @DisplayName("is never shown with the credentials of its URL")
  void masked() {
    assertThat(new StagePlace("https://me:p@ss@lhcb.example.org/d").shown())
        .isEqualTo("https://lhcb.example.org/d");
  }
}
