package org.diracgrid.diracos.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.requirements.FormatControl;
import org.diracgrid.diracos.requirements.HashChecking;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.RequirementEntry;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.RequirementsReader;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;

/** The operation on requirements files. */
final class RequirementsFileOperation {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RequirementsFileOperation() {}

  static Operation operation() {
    return new Operation("requirements-file", RequirementsFileOperation::read);
  }

  private static JsonNode read(JsonNode request) throws IOException {
    Path file = Path.of(request.required("path").asText()).toAbsolutePath();
    Map<String, String> environment = new HashMap<>();
    request
        .path("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    TransferSettings settings =
        new TransferSettings(
            Files.createTempDirectory("requirements"),
            false,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            0);
    try (Transfer transfer = new Transfer(settings, TransferListener.SILENT)) {
      RequirementSet set =
          new RequirementsReader(transfer, environment)
              .read(List.of(file.toUri()), List.of(), IndexSettings.DEFAULT, file.getParent());
      return value(set);
    }
  }

  private static JsonNode value(RequirementSet set) {
    ObjectNode value = NODES.objectNode();
    ArrayNode entries = value.putArray("requirements");
    set.entries().forEach(entry -> entries.add(entry(entry)));
    IndexSettings settings = set.settings();
    FormatControl control = settings.formatControl();
    value.set(
        "index_urls", PythonOperations.array(settings.indexUrls().stream().map(URI::toString)));
    value.set(
        "find_links",
        PythonOperations.array(
            settings.findLinks().stream().map(RequirementsFileOperation::place)));
    value.put("no_index", settings.noIndex());
    value.set("no_binary", names(control.noBinaryForAll(), control.noBinary()));
    value.set("only_binary", names(control.onlyBinaryForAll(), control.onlyBinary()));
    value.put("pre", settings.releaseControl().allReleasesForAll());
    value.put("prefer_binary", settings.preferBinary());
    value.put("require_hashes", settings.hashChecking() == HashChecking.ALL);
    return value;
  }

  private static JsonNode names(boolean all, Set<ProjectName> projects) {
    Set<String> names = new TreeSet<>();
    if (all) {
      names.add(":all:");
    }
    projects.forEach(project -> names.add(project.normalized()));
    return PythonOperations.array(names);
  }

  /** As pip has it: a folder of this machine by its path. */
  private static String place(URI uri) {
    return "file".equals(uri.getScheme()) ? Path.of(uri).toString() : uri.toString();
  }

  private static JsonNode entry(RequirementEntry entry) {
    ObjectNode node = NODES.objectNode();
    node.put("requirement", entry.requirement());
    node.put("editable", entry.editable());
    node.put("constraint", entry.constraint());
    node.set("hashes", PythonOperations.array(entry.hashes().stream().map(Checksum::toString)));
    node.put("line", entry.origin().line());
    return node;
  }
}
