package org.diracgrid.diracos.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Maven coordinates")
class MavenCoordinatesTest {
  @Test
  @DisplayName("are read with and without extension and classifier")
  void read() {
    assertThat(MavenCoordinates.parse("g.h:a:1"))
        .contains(new MavenCoordinates("g.h", "a", "jar", Optional.empty(), "1"));
    assertThat(MavenCoordinates.parse("g:a:tar.gz:1"))
        .contains(new MavenCoordinates("g", "a", "tar.gz", Optional.empty(), "1"));
    assertThat(MavenCoordinates.parse("g:a:tar.gz:el6:1"))
        .contains(new MavenCoordinates("g", "a", "tar.gz", Optional.of("el6"), "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.tar.gz",
        "g:a",
        "g::1",
        "https://h.example/a:b",
        "C:\\a:b:c",
        "g:a:b:c:d:e"
      })
  @DisplayName("are not what is written otherwise")
  void others(String text) {
    assertThat(MavenCoordinates.parse(text)).isEmpty();
  }
}
