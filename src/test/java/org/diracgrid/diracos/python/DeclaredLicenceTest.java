package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A declared licence")
class DeclaredLicenceTest {
  @Test
  @DisplayName("is the expression of newer metadata, whatever the old fields say")
  void expression() {
    DeclaredLicence licence =
        read(
            "License: GPL",
            "License-Expression: MIT OR (Apache-2.0 WITH LLVM-exception)",
            "Classifier: License :: OSI Approved :: BSD License");

    assertThat(licence.expression()).contains("MIT OR (Apache-2.0 WITH LLVM-exception)");
    assertThat(licence.names()).isEmpty();
  }

  @Test
  @DisplayName("is what the classifiers name, rather than a text of the publisher's own")
  void classifiers() {
    assertThat(
            read(
                    "License: as Python",
                    "Classifier: License :: OSI Approved",
                    "Classifier: License :: OSI Approved :: MIT License",
                    "Classifier: Programming Language :: Python",
                    "Classifier: License :: Public Domain",
                    "Classifier: License :: OSI Approved :: MIT License")
                .names())
        .containsExactly("MIT License", "Public Domain");
  }

  @Test
  @DisplayName("is the field License where nothing better is")
  void field() {
    assertThat(read("License: LGPL v3, or later").names()).containsExactly("LGPL v3, or later");
    assertThat(read("License: a", "Classifier: License :: OSI Approved").names())
        .containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"License: UNKNOWN", "License:", "License-Expression:", "Summary: x"})
  @DisplayName("may be none")
  void none(String field) {
    assertThat(read(field)).isEqualTo(DeclaredLicence.NONE);
  }

  @Test
  @DisplayName("is no whole text, and no expression without end")
  void tooLong() {
    assertThat(read("License: " + "a".repeat(201))).isEqualTo(DeclaredLicence.NONE);
    assertThat(read("License-Expression: " + "a".repeat(1001))).isEqualTo(DeclaredLicence.NONE);
    assertThat(read("License-Expression: MIT; rm")).isEqualTo(DeclaredLicence.NONE);
  }

  @Property
  @Label("is short, few and without control characters, whatever the metadata says")
  void bounded(@ForAll List<String> fields) {
    String text =
        fields.stream()
            .map(field -> "Classifier: License :: " + field + "\nLicense: " + field + "\n")
            .collect(Collectors.joining());

    assertThat(DeclaredLicence.of(HeaderFields.parse(text)).names())
        .hasSizeLessThanOrEqualTo(50)
        .allSatisfy(
            name -> {
              assertThat(name).hasSizeBetween(1, 200);
              assertThat(name.chars()).noneMatch(Character::isISOControl);
            });
  }

  private static DeclaredLicence read(String... fields) {
    return CoreMetadata.parse(
            "Metadata-Version: 2.4\nName: a\nVersion: 1\n" + String.join("\n", fields) + "\n")
        .licence();
  }
}
