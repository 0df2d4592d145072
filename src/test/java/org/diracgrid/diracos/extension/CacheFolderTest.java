package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The cache")
class CacheFolderTest {
  private final Path home = Path.of("/home/joe");

  @Test
  @DisplayName("lies below XDG_CACHE_HOME on Linux")
  void xdg() {
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/scratch"), "Linux", home))
        .isEqualTo(Path.of("/scratch/diracos-maven-plugin"));
  }

  @Test
  @DisplayName("lies in .cache of the home folder without that, or where it is relative")
  void fallback() {
    Path expected = home.resolve(".cache/diracos-maven-plugin");

    assertThat(CacheFolder.of(Map.of(), "Linux", home)).isEqualTo(expected);
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "scratch"), "Linux", home))
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("lies in Library/Caches on a Mac")
  void mac() {
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/scratch"), "Mac OS X", home))
        .isEqualTo(home.resolve("Library/Caches/diracos-maven-plugin"));
  }
}
