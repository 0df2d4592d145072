package org.diracgrid.diracos.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Percent-coding")
class PercentCodingTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({"a%2Bb, a+b", "a+b, a+b", "%e2%82%AC, €", "100%, 100%", "%zz%4, %zz%4", "%, %"})
  @DisplayName("is undone as Python does")
  void decodes(String encoded, String decoded) {
    assertThat(PercentCoding.decode(encoded)).isEqualTo(decoded);
  }

  @Property(tries = 200)
  @Label("of every byte is undone to the same text")
  void roundTrip(@ForAll String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      encoded.append("%%%02x".formatted(b & 0xff));
    }

    assertThat(PercentCoding.decode(encoded.toString()))
        .isEqualTo(new String(text.getBytes(UTF_8), UTF_8));
  }
}
