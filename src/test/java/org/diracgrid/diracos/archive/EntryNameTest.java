package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A name in an archive")
@Label("A name in an archive")
class EntryNameTest {
  @Property
  @Label("keeps all its bytes")
  void roundTrip(@ForAll byte[] bytes) {
    assertThat(EntryName.encode(EntryName.decode(bytes))).isEqualTo(bytes);
  }

  @Property
  @Label("that is UTF-8 reads as what it says")
  void text(@ForAll String text) {
    byte[] bytes = text.getBytes(UTF_8);

    assertThat(EntryName.decode(bytes)).isEqualTo(new String(bytes, UTF_8));
  }

  @Test
  @DisplayName("has lone surrogates for bytes that are no UTF-8")
  void escapes() {
    byte[] latin1 = {'b', (byte) 0xe4, 'r', (byte) 0xc3, (byte) 0xb6, (byte) 0xf0, (byte) 0x9f};

    assertThat(EntryName.decode(latin1)).isEqualTo("b\udce4r\u00f6\udcf0\udc9f");
  }

  @Test
  @DisplayName("has surrogates for an encoded surrogate too, as Python has")
  void encodedSurrogate() {
    byte[] bytes = {(byte) 0xed, (byte) 0xb2, (byte) 0x80};

    assertThat(EntryName.decode(bytes)).isEqualTo("\udced\udcb2\udc80");
  }

  @ParameterizedTest
  @ValueSource(chars = {'\ud800', '\udc00', '\udc7f', '\udd00', '\udfff'})
  @DisplayName("cannot be made of a surrogate that stands for no byte")
  void strangeSurrogate(char surrogate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EntryName.encode("a" + surrogate))
        .withMessageContaining("stands for no byte");
  }

  @ParameterizedTest
  @CsvSource({
    "diracos/bin, diracos/bin",
    "./diracos/bin, diracos/bin",
    "././/diracos/bin/, diracos/bin",
    "diracos//bin///, diracos/bin",
    "diracos/././bin/., diracos/bin",
    "./, ''",
    "., ''",
    "/, /",
    "/etc/, /etc",
    "../x, ../x",
    ".hidden/..x, .hidden/..x"
  })
  @DisplayName("has one form however it is written")
  void normalizes(String written, String normal) {
    assertThat(EntryName.normalize(written)).isEqualTo(normal);
  }
}
