package org.diracgrid.diracos.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Shell words")
class ShellWordsTest {
  private static List<String> words(String text) {
    return ShellWords.split(text).stream().map(ShellWords.Word::text).toList();
  }

  @Test
  @DisplayName("are split at white space outside quotes")
  void quotes() {
    assertThat(words(" -f  'a b'c \t\"d 'e'\" '' f\\ g"))
        .containsExactly("-f", "a bc", "d 'e'", "", "f g");
  }

  @Test
  @DisplayName("keep backslashes between quotes unless they escape")
  void escapes() {
    assertThat(words("\"a\\\"b\\\\c\\d\" 'e\\f'")).containsExactly("a\"b\\c\\d", "e\\f");
  }

  @Test
  @DisplayName("know where they begin")
  void offsets() {
    assertThat(ShellWords.split("  a 'b'"))
        .extracting(ShellWords.Word::offset)
        .containsExactly(2, 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a", "\"a\\\"", "a\\"})
  @DisplayName("are refused when they do not end")
  void refuses(String text) {
    assertThatThrownBy(() -> ShellWords.split(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
