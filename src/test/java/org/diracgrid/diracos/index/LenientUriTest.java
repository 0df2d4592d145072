package org.diracgrid.diracos.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A lenient URL")
class LenientUriTest {
  private static final URI BASE = URI.create("https://example.org/simple/a/");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "x.whl, https://example.org/simple/a/x.whl",
    "../../f/x.whl#a=b, https://example.org/f/x.whl#a=b",
    "//other.example.org/x, https://other.example.org/x",
    "http://[::1]:80/a[1], http://[::1]:80/a%5B1%5D",
    "a b, https://example.org/simple/a/a%20b",
    "100%, https://example.org/simple/a/100%25",
    "a%2fb, https://example.org/simple/a/a%2fb",
    "é, https://example.org/simple/a/%C3%A9",
    "x#a#b, https://example.org/simple/a/x#a%23b"
  })
  @DisplayName("is read as browsers do")
  void resolves(String reference, String resolved) {
    assertThat(LenientUri.resolve(BASE, reference)).contains(URI.create(resolved));
  }

  @Test
  @DisplayName("that leads nowhere is none")
  void nowhere() {
    assertThat(LenientUri.resolve(BASE, "mailto:a@example.org")).isEmpty();
    assertThat(LenientUri.resolve(BASE, "javascript:alert(1)")).isEmpty();
    assertThat(LenientUri.resolve(BASE, "http://[broken")).isEmpty();
  }

  @Test
  @DisplayName("names a file, but never a folder with it")
  void filename() {
    assertThat(LenientUri.filename(URI.create("https://e.org/a/b%2B1.whl?x=/y")))
        .isEqualTo("b+1.whl");
    assertThat(LenientUri.filename(URI.create("https://e.org/a/..%2f..%5Cx.whl")))
        .isEqualTo("x.whl");
    assertThat(LenientUri.filename(URI.create("https://e.org/a/"))).isEmpty();
    assertThat(LenientUri.filename(URI.create("https://e.org"))).isEmpty();
  }

  @Test
  @DisplayName("takes a suffix before its query")
  void suffix() {
    assertThat(LenientUri.asFolder(URI.create("https://e.org/s?t=1")))
        .isEqualTo(URI.create("https://e.org/s/?t=1"));
    assertThat(LenientUri.asFolder(URI.create("https://e.org/s/")))
        .isEqualTo(URI.create("https://e.org/s/"));
  }

  @Property(tries = 500)
  @Label("is absolute or none, whatever a page writes")
  void anything(@ForAll String reference) {
    LenientUri.resolve(BASE, reference)
        .ifPresent(uri -> assertThat(uri.isAbsolute() && !uri.isOpaque()).isTrue());
  }
}
