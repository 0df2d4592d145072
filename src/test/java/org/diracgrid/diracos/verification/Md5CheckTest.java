package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.diracgrid.diracos.archive.FileDigests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of the md5")
class Md5CheckTest {
  private static final String MD5 = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  private List<Finding> findings(String text) throws IOException {
    Path md5 = Files.writeString(folder.resolve("VOdiracos-v1.md5"), text);
    return new Md5Check().findings(md5, new FileDigests(MD5, "", 1));
  }

  @Test
  @DisplayName("wants the bare digest in lower case, white space around it or not")
  void holds() throws IOException {
    assertThat(findings(MD5)).isEmpty();
    assertThat(findings(MD5 + "\n")).isEmpty();
  }

  @Test
  @DisplayName("finds what dirac-install refuses")
  void refused() throws IOException {
    for (String text : List.of(MD5 + "  VOdiracos-v1.tar.gz\n", MD5.toUpperCase(Locale.ROOT))) {
      assertThat(findings(text))
          .containsExactly(
              Finding.error(
                  "md5",
                  "",
                  "VOdiracos-v1.md5 is not the bare digest in lower case, which is all that"
                      + " dirac-install takes"));
    }
  }

  @Test
  @DisplayName("finds another digest")
  void other() throws IOException {
    assertThat(findings("f".repeat(32)))
        .containsExactly(
            Finding.error(
                "md5",
                "",
                "VOdiracos-v1.md5 tells another digest than the tarball's, which is " + MD5));
  }

  @Test
  @DisplayName("warns that there is none")
  void missing() {
    assertThat(
            new Md5Check()
                .findings(folder.resolve("VOdiracos-v1.md5"), new FileDigests(MD5, "", 1)))
        .containsExactly(
            Finding.warning(
                "md5",
                "",
                "there is no VOdiracos-v1.md5 beside it, without which dirac-install fails"));
  }
}
