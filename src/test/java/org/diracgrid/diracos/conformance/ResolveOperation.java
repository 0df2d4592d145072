package org.diracgrid.diracos.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.base.InstallScheme;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.base.InstalledFiles;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.index.DirectReferences;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.index.PackageIndexes;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.requirements.FormatControl;
import org.diracgrid.diracos.requirements.HashChecking;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.ReleaseControl;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.RequirementsReader;
import org.diracgrid.diracos.resolver.BasePackagePolicy;
import org.diracgrid.diracos.resolver.Resolution;
import org.diracgrid.diracos.resolver.ResolutionRequest;
import org.diracgrid.diracos.resolver.ResolvedDistribution;
import org.diracgrid.diracos.resolver.Resolver;
import org.diracgrid.diracos.resolver.SourcePolicy;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;

/** The operation on the resolver: the lines of a requirements file against one index. */
final class ResolveOperation {
  private ResolveOperation() {}

  static Operation operation() {
    return new Operation("resolve", ResolveOperation::resolve);
  }

  private static JsonNode resolve(JsonNode request) throws IOException {
    Path folder = Files.createTempDirectory("resolve");
    TransferSettings settings =
        new TransferSettings(
            folder.resolve("cache"), false, Duration.ofSeconds(5), Duration.ofSeconds(5), 0);
    try (Transfer transfer = new Transfer(settings, TransferListener.SILENT)) {
      RequirementSet requirements = requirements(request, folder, transfer);
      Resolution resolution =
          new Resolver(
                  new PackageIndexes(
                      transfer,
                      requirements.settings().indexUrls(),
                      requirements.settings().findLinks()),
                  new Distributions(transfer),
                  new DirectReferences(transfer))
              .resolve(
                  new ResolutionRequest(
                      requirements,
                      installed(request.path("installed")),
                      target(request.get("target")),
                      BasePackagePolicy.REPLACE,
                      SourcePolicy.BUILD));
      return answer(resolution);
    }
  }

  private static RequirementSet requirements(JsonNode request, Path folder, Transfer transfer)
      throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder options = new StringBuilder();
    request.path("options").forEach(option -> options.append(option.asText()).append(' '));
    lines.add(options.toString().replace(" --", "\n--").strip());
    request.path("requirements").forEach(line -> lines.add(line.asText()));
    Path file = Files.write(folder.resolve("requirements.txt"), lines);
    IndexSettings initial =
        new IndexSettings(
            List.of(URI.create(request.get("index").asText())),
            List.of(),
            false,
            FormatControl.ANY,
            ReleaseControl.UNSAID,
            false,
            HashChecking.ALL_IF_ANY,
            Set.of());
    return new RequirementsReader(transfer, Map.of())
        .read(List.of(file.toUri()), List.of(), initial, folder);
  }

  private static TargetEnvironment target(JsonNode target) {
    Version python = Version.parse(target.get("python_full_version").asText());
    Optional<String> abi =
        Optional.ofNullable(target.get("abi")).filter(it -> !it.isNull()).map(JsonNode::asText);
    String glibc = target.get("glibc").asText();
    String machine = target.get("machine").asText();
    Map<String, String> markers = new HashMap<>();
    target.path("markers").forEachEntry((name, value) -> markers.put(name, value.asText()));
    return new TargetEnvironment(
        python,
        glibc,
        machine,
        MarkerEnvironment.linuxCPython(python, machine).with(markers),
        SupportedTags.linuxCPython(python, abi, glibc, machine),
        InstallScheme.plain("prefix", python));
  }

  private static List<InstalledDistribution> installed(JsonNode list) {
    List<InstalledDistribution> found = new ArrayList<>();
    for (JsonNode one : list) {
      List<Requirement> requires = new ArrayList<>();
      one.path("requires").forEach(text -> requires.add(Requirement.parse(text.asText())));
      String name = one.get("name").asText();
      found.add(
          new InstalledDistribution(
              ProjectName.of(name),
              name,
              Version.parse(one.get("version").asText()),
              InstalledDistribution.Format.DIST_INFO,
              name + ".dist-info",
              requires,
              Optional.empty(),
              new InstalledFiles(List.of(), List.of(), Optional.empty())));
    }
    return found;
  }

  private static JsonNode answer(Resolution resolution) {
    ObjectNode packages = JsonNodeFactory.instance.objectNode();
    ObjectNode files = JsonNodeFactory.instance.objectNode();
    for (ResolvedDistribution distribution : resolution.distributions()) {
      String name = distribution.metadata().name().normalized();
      packages.put(name, distribution.metadata().version().toString());
      // As pip's own report has it, in a URL that Python quotes.
      files.put(
          name,
          URLEncoder.encode(distribution.file().filename(), StandardCharsets.UTF_8)
              .replace("%7E", "~"));
    }
    resolution
        .kept()
        .keySet()
        .forEach(kept -> packages.put(kept.name().normalized(), kept.version().toString()));
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    value.set("packages", packages);
    value.set("files", files);
    return value;
  }
}
