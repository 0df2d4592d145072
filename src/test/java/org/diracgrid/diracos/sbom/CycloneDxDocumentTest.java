package org.diracgrid.diracos.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.diracgrid.diracos.python.DeclaredLicence;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A CycloneDX document")
class CycloneDxDocumentTest {
  private static final String BASE =
      "pkg:generic/diracos@v1r27?checksum=sha256%3A" + SampleBill.BASE_SHA256;
  private static final String GRID =
      "pkg:pypi/grid@1.0%2Bx?file_name=grid-1.0%2Bx-py3-none-any.whl";
  private static final String WORDS =
      "pkg:pypi/words@1.0%2Bx?file_name=words-1.0%2Bx-py3-none-any.whl";
  private static final String SIX = "pkg:pypi/six@1.16.0";

  private static SampleBill sample() {
    return new SampleBill()
        .added(
            SampleBill.wheel("grid", expression("MIT OR Apache-2.0"), true, "six", "words"),
            SampleBill.wheel("words", names("BSD License", "MIT"), false, "grid", "unlisted"))
        .used(SampleBill.ofBase("six", false));
  }

  @Test
  @DisplayName("holds against CycloneDX's own schema")
  void valid() throws IOException {
    BillOfMaterials bill = sample().timestamp(Instant.parse("2026-11-01T00:00:00Z")).bill();

    assertThat(new JsonParser().validate(new CycloneDxDocument(bill).bytes(), Version.VERSION_16))
        .isEmpty();
  }

  @Test
  @DisplayName("is about the extension, made of the base")
  void subject() throws IOException {
    JsonNode document = print(sample());

    JsonNode extension = document.at("/metadata/component");
    assertThat(document.get("specVersion").asText()).isEqualTo("1.6");
    assertThat(extension.get("name").asText()).isEqualTo("VOdiracos");
    assertThat(extension.get("purl").asText()).isEqualTo("pkg:generic/VOdiracos@v1");
    assertThat(extension.get("hashes").findValuesAsText("content"))
        .containsExactly(SampleBill.MD5, SampleBill.SHA256);
    assertThat(extension.at("/pedigree/ancestors/0/purl").asText()).isEqualTo(BASE);
    assertThat(extension.at("/pedigree/ancestors/0").has("bom-ref")).isFalse();
    assertThat(document.at("/metadata/tools/components/0/version").asText()).isEqualTo("1.0.0");
  }

  @Test
  @DisplayName("lists what was added, and what is used of the base as parts of that")
  void components() throws IOException {
    JsonNode components = print(sample()).get("components");

    assertThat(texts(components, "purl")).containsExactly(BASE, GRID, WORDS);
    assertThat(texts(components.get(0).get("components"), "purl")).containsExactly(SIX);
    assertThat(components.at("/1/hashes/0/content").asText()).isEqualTo(SampleBill.WHEEL_SHA256);
    assertThat(components.at("/1/externalReferences/0/url").asText())
        .isEqualTo("https://i.example/grid");
  }

  @Test
  @DisplayName("names licences as they are declared, guessing nothing")
  void licences() throws IOException {
    JsonNode components = print(sample()).get("components");

    assertThat(components.at("/1/licenses/0/expression").asText()).isEqualTo("MIT OR Apache-2.0");
    assertThat(components.at("/2/licenses/0/license/name").asText()).isEqualTo("BSD License");
    assertThat(components.at("/2/licenses/1/license/id").asText()).isEqualTo("MIT");
    assertThat(components.at("/0/components/0").has("licenses")).isFalse();
  }

  @Test
  @DisplayName("tells who needs whom: the extension its base and what was asked for")
  void dependencies() throws IOException {
    JsonNode dependencies = print(sample()).get("dependencies");

    assertThat(texts(dependencies, "ref"))
        .containsExactly("pkg:generic/VOdiracos@v1", BASE, GRID, WORDS, SIX);
    assertThat(dependencies.findValues("dependsOn"))
        .extracting(CycloneDxDocumentTest::texts)
        .containsExactly(
            List.of(BASE, GRID), List.of(), List.of(SIX, WORDS), List.of(GRID), List.of());
  }

  @Test
  @DisplayName("tells no place of the machine that it was made on")
  void localOrigin() {
    SampleBill bill =
        new SampleBill()
            .base(Optional.empty(), "/home/me/diracos.tar.gz")
            .added(
                SampleBill.wheel("grid", "file:///home/me/grid", true, DeclaredLicence.NONE, true));

    assertThat(text(bill)).doesNotContain("home/me", "home%2Fme");
  }

  @Test
  @DisplayName("is of the same bytes each time, and has no time unless it is given one")
  void reproducible() throws IOException {
    assertThat(text(sample())).isEqualTo(text(sample())).doesNotContain("timestamp", "\r");
    assertThat(print(sample().timestamp(Instant.EPOCH)).at("/metadata/timestamp").asText())
        .isEqualTo("1970-01-01T00:00:00Z");
    assertThat(print(sample()).get("serialNumber").asText())
        .startsWith("urn:uuid:")
        .isNotEqualTo(
            print(
                    sample()
                        .published(new MavenCoordinates("g", "a", "tar.gz", Optional.empty(), "1")))
                .get("serialNumber")
                .asText());
  }

  @Property(tries = 30)
  @Label("holds against the schema whatever a licence is called")
  void anyLicence(@ForAll String name) throws IOException {
    SampleBill bill = new SampleBill().added(SampleBill.wheel("grid", names(name), true));

    assertThat(
            new JsonParser()
                .validate(new CycloneDxDocument(bill.bill()).bytes(), Version.VERSION_16))
        .isEmpty();
  }

  private static DeclaredLicence expression(String text) {
    return new DeclaredLicence(Optional.of(text), List.of());
  }

  private static DeclaredLicence names(String... names) {
    return new DeclaredLicence(Optional.empty(), List.of(names));
  }

  private static JsonNode print(SampleBill bill) throws IOException {
    return new JsonMapper().readTree(new CycloneDxDocument(bill.bill()).bytes());
  }

  private static String text(SampleBill bill) {
    return new String(new CycloneDxDocument(bill.bill()).bytes(), UTF_8);
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.get(field).asText())
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
