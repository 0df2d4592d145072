package org.diracgrid.diracos.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.python.SdistName;
import org.diracgrid.diracos.python.Specifier;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.python.WheelTag;

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
        new Operation("filter", PythonOperations::filter),
        new Operation("marker", PythonOperations::marker),
        new Operation("requirement", PythonOperations::requirement),
        new Operation("wheel-filename", PythonOperations::wheelName),
        new Operation("sdist-filename", PythonOperations::sdistName),
        new Operation("project-name", PythonOperations::projectName),
        new Operation("tags", PythonOperations::tags));
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

  private static JsonNode marker(JsonNode request) {
    Map<String, String> variables = new HashMap<>();
    request
        .path("environment")
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
    String extra = variables.getOrDefault("extra", "");
    JsonNode target = request.required("target");
    target
        .path("markers")
        .properties()
        .forEach(entry -> variables.putIfAbsent(entry.getKey(), entry.getValue().asText()));
    MarkerEnvironment environment =
        MarkerEnvironment.linuxCPython(
                Version.parse(text(target, "python_full_version")), text(target, "machine"))
            .with(variables);
    boolean holds =
        Marker.parse(text(request, "marker"))
            .holds(environment, extra.isEmpty() ? Set.of() : Set.of(extra));
    return NODES.objectNode().put("value", holds);
  }

  private static JsonNode requirement(JsonNode request) {
    Requirement requirement = Requirement.parse(text(request, "text"));
    ObjectNode value = NODES.objectNode();
    value.put("name", requirement.writtenName());
    value.set("extras", array(requirement.writtenExtras()));
    value.put("url", requirement.url().orElse(null));
    value.set(
        "specifier",
        array(requirement.specifier().specifiers().stream().map(Specifier::toString).sorted()));
    value.put("marker", requirement.marker().map(Marker::toString).orElse(null));
    return value;
  }

  private static JsonNode wheelName(JsonNode request) {
    WheelName name = WheelName.parse(text(request, "text"));
    ObjectNode value = NODES.objectNode();
    value.put("name", name.project().normalized());
    value.put("version", name.version().toString());
    value.set("tags", array(name.tags().stream().map(WheelTag::toString).sorted()));
    return value;
  }

  private static JsonNode sdistName(JsonNode request) {
    SdistName name = SdistName.parse(text(request, "text"));
    return NODES
        .objectNode()
        .put("name", name.project().normalized())
        .put("version", name.version().toString());
  }

  private static JsonNode projectName(JsonNode request) {
    return NODES.textNode(ProjectName.of(text(request, "text")).normalized());
  }

  private static JsonNode tags(JsonNode request) {
    return array(
        SupportedTags.linuxCPython(
                Version.parse(text(request, "python")),
                Optional.ofNullable(request.path("abi").textValue()),
                text(request, "glibc"),
                text(request, "machine"))
            .inOrder()
            .stream()
            .map(WheelTag::toString));
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
