package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An md5 file")
class Md5FileTest {
  private static final String HEX = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "ffffffffffffffffffffffffffffffff";

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEX,
        HEX + "\n",
        "  " + HEX + "\r\n\r\n",
        "0123456789ABCDEF0123456789ABCDEF",
        HEX + "  b.tar.gz\n",
        HEX + " *b.tar.gz",
        HEX + "  /some/where/b.tar.gz",
        HEX + "  renamed-since.tar.gz",
        "MD5 (b.tar.gz) = " + HEX,
        OTHER + "  a.tar.gz\n" + HEX + "  b.tar.gz\n",
        "\uFEFF" + HEX,
        "# made by hand\n" + HEX + "  b.tar.gz",
      })
  @DisplayName("is read in every spelling that mirrors use")
  void readsSpellings(String text) {
    assertThat(Md5File.digestOf("b.tar.gz", text)).contains(new Checksum(DigestAlgorithm.MD5, HEX));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Sign in</body></html>",
        "0123",
        HEX + "0",
        OTHER + "  a.tar.gz\n" + HEX + "  c.tar.gz\n",
        HEX + HEX,
      })
  @DisplayName("tells nothing when no digest in it can be meant for the file")
  void tellsNothing(String text) {
    assertThat(Md5File.digestOf("b.tar.gz", text)).isEmpty();
  }

  @Test
  @DisplayName("is not searched when it is far too long to be one")
  void boundsLength() {
    assertThat(Md5File.digestOf("b.tar.gz", HEX + " ".repeat(Md5File.MAX_CHARACTERS))).isEmpty();
  }

  @Test
  @DisplayName("lies under the name dirac-install reads, or the one repositories give it")
  void names() {
    assertThat(Md5Names.beside("diracos-v1.tar.gz"))
        .containsExactly("diracos-v1.md5", "diracos-v1.tar.gz.md5");
    assertThat(Md5Names.beside("x.TGZ")).containsExactly("x.md5", "x.TGZ.md5");
    assertThat(Md5Names.beside("download")).containsExactly("download.md5");
  }
}
