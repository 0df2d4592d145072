package org.diracgrid.diracos.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.diracgrid.diracos.python.DeclaredLicence;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A package URL")
class PackageUrlsTest {
  private final PackageUrls urls = new PackageUrls();

  @Test
  @DisplayName("of a wheel is as the type pypi has it: lower case, no underscores, dots kept")
  void wheel() {
    assertThat(
            urls.of(SampleBill.wheel("Zope.Inter_face", DeclaredLicence.NONE, true)).canonicalize())
        .isEqualTo(
            "pkg:pypi/zope.inter-face@1.0%2Bx?file_name=Zope.Inter_face-1.0%2Bx-py3-none-any.whl");
  }

  @Test
  @DisplayName("of what a requirement wants from a place names that, unless it is of one machine")
  void direct() {
    assertThat(
            urls.of(
                    SampleBill.wheel(
                        "grid", "https://h.example/a?b=1&c", true, DeclaredLicence.NONE, true))
                .canonicalize())
        .contains("?download_url=https%3A%2F%2Fh.example%2Fa%3Fb%3D1%26c&file_name=grid-");
    assertThat(
            urls.of(SampleBill.wheel("grid", "file:///home/me/a", true, DeclaredLicence.NONE, true))
                .canonicalize())
        .doesNotContain("home");
  }

  @Test
  @DisplayName("of an extension is that of its project, if it has one")
  void extension() {
    assertThat(urls.of(new SampleBill().bill().extension()).canonicalize())
        .isEqualTo("pkg:generic/VOdiracos@v1");
    assertThat(
            urls.of(
                    new SampleBill()
                        .published(
                            new MavenCoordinates(
                                "org.example", "vo", "tar.gz", Optional.of("el6"), "1"))
                        .bill()
                        .extension())
                .canonicalize())
        .isEqualTo("pkg:maven/org.example/vo@1?classifier=el6&type=tar.gz");
  }

  @Test
  @DisplayName("of a base tells where others find it")
  void base() {
    String checksum = "checksum=sha256%3A" + SampleBill.BASE_SHA256;
    assertThat(base(Optional.of("v1r27"), "/home/me/diracos.tar.gz"))
        .isEqualTo("pkg:generic/diracos@v1r27?" + checksum);
    assertThat(base(Optional.empty(), "https://d.example/diracos-v1r27.tar.gz"))
        .startsWith("pkg:generic/diracos?" + checksum + "&download_url=https%3A")
        .endsWith("d.example%2Fdiracos-v1r27.tar.gz");
    assertThat(base(Optional.of("v1r27"), "org.diracgrid:diracos:tar.gz:v1r27"))
        .isEqualTo("pkg:maven/org.diracgrid/diracos@v1r27?type=tar.gz");
    assertThat(base(Optional.of("v1r27"), "org.diracgrid:diracos:tar.gz:el6:v1r27"))
        .isEqualTo("pkg:maven/org.diracgrid/diracos@v1r27?classifier=el6&type=tar.gz");
  }

  private String base(Optional<String> version, String origin) {
    return urls.of(new SampleBill().base(version, origin).bill().base()).canonicalize();
  }
}
