package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The title of an extension's versions file")
class ExtensionTitleTest {
  private static List<ExtensionVersion> lineage(String... titles) {
    return ExtensionTitle.lineage(
        Stream.of(titles).flatMap(it -> ExtensionTitle.parse(it).stream()).toList());
  }

  @Test
  @DisplayName("tells the extension and when it was built, as dos-build-extension writes it")
  void title() {
    assertThat(
            ExtensionTitle.parse(
                "LHCbDIRACOS v1 Sun Nov 22 15:39:48 UTC 2026 based on DIRACOS v1r27\n\n\nrest"))
        .contains(
            new ExtensionTitle(
                List.of(new ExtensionVersion("LHCb", "v1")),
                Instant.parse("2026-11-22T15:39:48Z")));
  }

  @Test
  @DisplayName("tells all that the extension is based on")
  void chain() {
    assertThat(
            lineage(
                "BDIRACOS v2 Sun Nov  1 15:39:48 UTC 2026 based on ADIRACOS v1 based on DIRACOS v1",
                "ADIRACOS v1 Mon Nov  2 15:39:48 UTC 2026 based on DIRACOS v1"))
        .containsExactly(new ExtensionVersion("B", "v2"), new ExtensionVersion("A", "v1"));
  }

  @Test
  @DisplayName("is put in order by its date where none tells what it is based on")
  void dates() {
    assertThat(
            lineage(
                "ADIRACOS v1 Sun Nov  1 15:39:48 UTC 2026 based on DIRACOS v1r27",
                "BDIRACOS v2 Mon Nov  2 15:39:48 UTC 2026 based on DIRACOS v1",
                "CDIRACOS v0 So 1. Nov 15:39:48 UTC 2026 based on DIRACOS v1"))
        .extracting(ExtensionVersion::name)
        .containsExactly("B", "A", "C");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "DIRACOS v1r27 Sun Nov 22 15:39:48 UTC 2026",
        "LHCbDIRACOS v1 Sun Nov 22 15:39:48 UTC 2026",
        "some notes of somebody",
        "<html>"
      })
  @DisplayName("is none that has another form")
  void others(String text) {
    assertThat(ExtensionTitle.parse(text)).isEmpty();
  }

  @Test
  @DisplayName("stands in files of the top folder only")
  void places() {
    assertThat(ExtensionTitle.isIn("diracos/LHCb_versions.txt")).isTrue();
    assertThat(ExtensionTitle.isIn("diracos/versions.txt")).isFalse();
    assertThat(ExtensionTitle.isIn("diracos/etc/LHCb_versions.txt")).isFalse();
  }
}
