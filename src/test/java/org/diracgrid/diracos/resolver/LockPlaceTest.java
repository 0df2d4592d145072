package org.diracgrid.diracos.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The place of a lock")
class LockPlaceTest {
  private final LockPlace inside =
      new LockPlace(Path.of("/project/req/pylock.toml"), Path.of("/project"));

  private final LockPlace outside =
      new LockPlace(Path.of("/locks/pylock.toml"), Path.of("/project"));

  @Test
  @DisplayName("names files of the project from the lock's folder, and back")
  void names() {
    assertThat(inside.path(Path.of("/project/wheels/a b.whl"))).contains("../wheels/a b.whl");
    assertThat(inside.path(Path.of("/project/req/x.whl"))).contains("x.whl");
    assertThat(inside.resolve("../wheels/a b.whl"))
        .contains(Path.of("/project/wheels/a b.whl").toUri());
  }

  @Test
  @DisplayName("names no file outside the project")
  void outsideTheProject() {
    assertThat(inside.path(Path.of("/other/x.whl"))).isEmpty();
    assertThat(inside.path(Path.of("/project-2/x.whl"))).isEmpty();
  }

  @Test
  @DisplayName("outside the project allows only what lies below it")
  void lockOutside() {
    assertThat(outside.path(Path.of("/locks/wheels/x.whl"))).contains("wheels/x.whl");
    assertThat(outside.path(Path.of("/project/x.whl"))).isEmpty();
    assertThat(outside.resolve("../project/x.whl")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../x.whl", "/project/x.whl", "../../project/../x.whl", "a\0b"})
  @DisplayName("follows no path that leads out of the project")
  void leaves(String path) {
    assertThat(inside.resolve(path)).isEmpty();
  }

  @Test
  @DisplayName("tells where the lock is without telling where the project is")
  void shown() {
    assertThat(inside.shown()).isEqualTo("req/pylock.toml");
    assertThat(inside.recorded()).isEqualTo("req/pylock.toml");
    assertThat(outside.shown()).isEqualTo("/locks/pylock.toml");
    assertThat(outside.recorded()).isEqualTo("pylock.toml");
  }

  @Test
  @DisplayName(
      "keeps sources of requirements as paths from the lock, and tells them as messages do")
  void sources() {
    assertThat(inside.source("req/lhcb.txt")).isEqualTo("lhcb.txt");
    assertThat(inside.source("common.txt")).isEqualTo("../common.txt");
    assertThat(inside.source("/elsewhere/secret-place/common.txt")).isEqualTo("common.txt");
    assertThat(inside.source("https://h.example/r.txt")).isEqualTo("https://h.example/r.txt");

    assertThat(inside.shownSource("lhcb.txt")).isEqualTo("req/lhcb.txt");
    assertThat(inside.shownSource("../common.txt")).isEqualTo("common.txt");
    assertThat(inside.shownSource("https://h.example/r.txt")).isEqualTo("https://h.example/r.txt");
  }

  @Test
  @DisplayName("knows itself among sources of requirements")
  void isSource() {
    assertThat(inside.isSource("req/pylock.toml")).isTrue();
    assertThat(inside.isSource("/project/req/pylock.toml")).isTrue();
    assertThat(inside.isSource("pylock.toml")).isFalse();
    assertThat(inside.isSource("https://h.example/req/pylock.toml")).isFalse();
  }
}
