package org.diracgrid.diracos.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Decoding")
class TextDecodingTest {
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  @DisplayName("heeds a byte order mark")
  void marks(String charset) {
    assertThat(TextDecoding.decode("\ufeffgröße".getBytes(Charset.forName(charset))))
        .isEqualTo("größe");
  }

  @Test
  @DisplayName("heeds a coding line in the first two lines only")
  void codingLine() {
    byte[] second = "#\n# -*- coding: latin-1 -*-\nö".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(TextDecoding.decode(second)).endsWith("ö");
    byte[] third = "#\n#\n# coding: latin-1\nö".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> TextDecoding.decode(third)).hasMessage("it is not valid UTF-8");
  }

  @Test
  @DisplayName("refuses an encoding nobody knows")
  void unknown() {
    byte[] bytes = "# coding=klingon\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> TextDecoding.decode(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("its encoding 'klingon' is unknown");
  }
}
