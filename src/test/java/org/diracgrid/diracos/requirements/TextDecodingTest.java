package org.diracgrid.diracos.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Decoding")
class TextDecodingTest {
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  @DisplayName("heeds a byte order mark")
  void marks(String charset) throws UndecodableTextException {
    assertThat(TextDecoding.decode("\ufeffgröße".getBytes(Charset.forName(charset))))
        .isEqualTo("größe");
  }

  @Test
  @DisplayName("heeds a coding line in the first two lines only")
  void codingLine() throws UndecodableTextException {
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
        .isInstanceOfSatisfying(
            UndecodableTextException.class,
            e -> assertThat(e.in("r.txt")).hasToString("r.txt:1:10"))
        .hasMessage("its encoding 'klingon' is unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"utf_8", "U8", "utf-8-sig", "LATIN_1", "iso8859-15", "mac_roman", "ascii"})
  @DisplayName("knows encodings by the names Python gives them")
  void pythonNames(String name) throws UndecodableTextException {
    byte[] bytes = ("# coding: " + name + "\n").getBytes(StandardCharsets.US_ASCII);
    assertThat(TextDecoding.decode(bytes)).contains(name);
  }

  @Test
  @DisplayName("says where the bytes cease to be text")
  void place() {
    byte[] bytes = "é\r\nok\u2028né".getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
    assertThatThrownBy(() -> TextDecoding.decode(cut))
        .isInstanceOfSatisfying(
            UndecodableTextException.class, e -> assertThat(e.in("r.txt")).hasToString("r.txt:3:2"))
        .hasMessage("it is not valid UTF-8");
  }
}
