package org.diracgrid.diracos.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A masked URI")
class MaskedUriTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "https://u:p@example.org/x, https://example.org/x",
    "https://token@example.org:8443/x#f, https://example.org:8443/x#f",
    "https://u:p@under_score/x, https://under_score/x",
    "git+https://u:p@example.org/r.git@v1, git+https://example.org/r.git@v1",
    "https://example.org/x?a=b&Token=s3cret, https://example.org/x?a=b&Token=***",
    "https://example.org/x?X-Amz-Signature=1#s, https://example.org/x?X-Amz-Signature=***#s",
    "https://example.org/a@b, https://example.org/a@b",
    "https://example.org/x?key, https://example.org/x?key",
    "file:///tmp/x, file:///tmp/x",
    "mailto:a@example.org, mailto:a@example.org",
    "relative/x, relative/x"
  })
  @DisplayName("shows all but secrets")
  void masks(URI uri, String shown) {
    assertThat(MaskedUri.of(uri)).hasToString(shown);
    assertThat(new MaskedUri(MaskedUri.of(uri).uri())).isEqualTo(MaskedUri.of(uri));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "x @ https://e.org/x.whl?a=b&Token=s3cret#f ; y, x @ https://e.org/x.whl?a=b&Token=***#f ; y",
    "-f https://e.org/?sig=1 --pre, -f https://e.org/?sig=*** --pre",
    "token=1, token=1",
    "https://e.org/?tokens=1, https://e.org/?tokens=1"
  })
  @DisplayName("has no secret parameter in any text it stands in")
  void masksText(String text, String shown) {
    assertThat(MaskedUri.maskParameters(text)).isEqualTo(shown);
  }
}
