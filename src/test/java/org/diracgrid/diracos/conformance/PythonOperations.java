package org.diracgrid.diracos.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.Version;

/** The operations on the value types of the {@code python} package. */
final class PythonOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PythonOperations() {}

  static List<Operation> all() {
    return List.of(
        new Operation("version", PythonOperations::version),
        new Operation("sort-versions", PythonOperations::sortVersions),
        new Operation("specifier", PythonOperations::specifier),
        new Operation("contains", PythonOperations::contains),
        new Operation("filter", PythonOperations::filter));
  }

  private static JsonNode version(JsonNode request) {
    Version version = Version.parse(text(request, "text"));
    return NODES
        .objectNode()
        .put("normalized", version.toString())
        .put("public", version.publicVersion().toString())
        .put("prerelease", version.isPreRelease());
  }

  private static JsonNode sortVersions(JsonNode request) {
    return array(
        texts(request, "versions").stream().sorted(Comparator.comparing(Version::parse)).toList());
  }

  private static JsonNode specifier(JsonNode request) {
    return NODES.textNode(SpecifierSet.parse(text(request, "specifier")).toString());
  }

  private static JsonNode contains(JsonNode request) {
    return NODES.booleanNode(
        SpecifierSet.parse(text(request, "specifier"))
            .contains(text(request, "version"), policy(request)));
  }

  private static JsonNode filter(JsonNode request) {
    return array(
        SpecifierSet.parse(text(request, "specifier"))
            .filterTexts(texts(request, "versions"), policy(request)));
  }

  private static PreReleasePolicy policy(JsonNode request) {
    JsonNode value = request.path("prereleases");
    if (value.isBoolean()) {
      return value.asBoolean() ? PreReleasePolicy.ALLOW : PreReleasePolicy.REJECT;
    }
    return PreReleasePolicy.IF_NEEDED;
  }

  static String text(JsonNode request, String field) {
    return request.required(field).asText();
  }

  static List<String> texts(JsonNode request, String field) {
    List<String> texts = new ArrayList<>();
    request.required(field).forEach(node -> texts.add(node.asText()));
    return texts;
  }

  static ArrayNode array(Collection<String> texts) {
    return array(texts.stream());
  }

  static ArrayNode array(Stream<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
