package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.diracgrid.diracos.fixture.FolderContents;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What there is to read about an extension")
class DocumentFilesTest {
  @TempDir Path folder;
  private SampleExtension extension;

  @BeforeEach
  void makeInputs() {
    extension =
        SampleExtension.gridWithWords(folder)
            .wheel(
                new SampleWheel("words", "2.2")
                    .requires("grid")
                    .licenceExpression("MIT OR Apache-2.0"));
  }

  @Test
  @DisplayName("is a bill of materials that holds, with licences, digests and who needs whom")
  void sbom() throws IOException {
    BuildResult result = extension.build();
    byte[] bytes = Files.readAllBytes(result.sbom().orElseThrow());

    assertThat(new JsonParser().validate(bytes, Version.VERSION_16)).isEmpty();
    JsonNode bill = new JsonMapper().readTree(bytes);
    assertThat(bill.at("/metadata/component/hashes/1/content").asText())
        .isEqualTo(result.record().archive().sha256());
    assertThat(bill.at("/components/0/components/0/purl").asText())
        .isEqualTo("pkg:pypi/six@1.16.0");
    assertThat(bill.at("/components/2/licenses/0/expression").asText())
        .isEqualTo("MIT OR Apache-2.0");
    assertThat(bill.at("/dependencies/2/dependsOn").toString())
        .contains("pkg:pypi/six@1.16.0", "pkg:pypi/words@2.2?");
  }

  @Test
  @DisplayName("is written again if it is gone, without building anything")
  void gone() throws IOException {
    BuildResult first = extension.build();
    Map<String, String> before = FolderContents.of(extension.target());
    byte[] bill = Files.readAllBytes(first.sbom().orElseThrow());
    Files.delete(first.sbom().orElseThrow());
    Files.writeString(first.releaseNotes(), "other words");

    BuildResult second = extension.build();

    assertThat(second.upToDate()).isTrue();
    assertThat(FolderContents.of(extension.target())).containsOnlyKeys(before.keySet());
    assertThat(second.sbom().orElseThrow()).hasBinaryContent(bill);
    assertThat(Files.readString(second.releaseNotes())).startsWith("## VO v1\n");
  }

  @Test
  @DisplayName("is no bill of materials if none is wanted, not even an earlier one")
  void unwanted() {
    Path earlier = extension.build().sbom().orElseThrow();

    BuildResult result =
        extension.documents(new Documents(false, Optional.empty(), Optional.empty())).build();

    assertThat(result.sbom()).isEmpty();
    assertThat(earlier).doesNotExist();
  }
}
