package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A path in an archive")
class EntryPathsTest {
  @Test
  @DisplayName("has the folders above it, topmost first")
  void parents() {
    assertThat(EntryPaths.parents("a/b/c.py")).containsExactly("a", "a/b");
    assertThat(EntryPaths.parents("a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", "..a/b..", ".hidden", "caf\u00e9", "b\udce4r", "with space"})
  @DisplayName("is plain if every part is a name")
  void plain(String path) {
    assertThat(EntryPaths.isPlain(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/a", "a/", "a//b", "./a", "a/.", "../a", "a/../b", "a\0b", "a\ud800"})
  @DisplayName("is not plain if it could lead elsewhere or cannot be written")
  void notPlain(String path) {
    assertThat(EntryPaths.isPlain(path)).isFalse();
  }
}
