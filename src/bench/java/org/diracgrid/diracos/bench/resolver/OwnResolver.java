package org.diracgrid.diracos.bench.resolver;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.base.InstallScheme;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.bench.index.Graph;
import org.diracgrid.diracos.index.DirectReferences;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.index.PackageIndexes;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.RequirementsReader;
import org.diracgrid.diracos.resolver.BasePackagePolicy;
import org.diracgrid.diracos.resolver.Resolution;
import org.diracgrid.diracos.resolver.ResolutionRequest;
import org.diracgrid.diracos.resolver.Resolver;
import org.diracgrid.diracos.resolver.SourcePolicy;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;

/** This project's resolver, begun anew for each run but for its cache on disk. */
final class OwnResolver {
  private final TransferSettings settings;
  private final Path requirements;
  private Optional<Resolution> last = Optional.empty();

  /** Resolves for CPython 2.7 of a DIRACOS that has no distributions. */
  OwnResolver(Graph graph, URI index, Path cache) throws IOException {
    this.settings =
        new TransferSettings(cache, false, Duration.ofSeconds(15), Duration.ofSeconds(60), 5);
    List<String> lines = new ArrayList<>(List.of("--index-url " + index));
    lines.addAll(graph.asked());
    this.requirements =
        Files.write(Files.createDirectories(cache).resolve("requirements.txt"), lines);
  }

  void resolve() {
    try (Transfer transfer = new Transfer(settings, TransferListener.SILENT)) {
      RequirementSet read =
          new RequirementsReader(transfer, Map.of())
              .read(
                  List.of(requirements.toUri()),
                  List.of(),
                  IndexSettings.DEFAULT,
                  requirements.getParent());
      Resolver resolver =
          new Resolver(
              new PackageIndexes(transfer, read.settings().indexUrls(), List.of()),
              new Distributions(transfer),
              new DirectReferences(transfer));
      last =
          Optional.of(
              resolver.resolve(
                  new ResolutionRequest(
                      read,
                      List.of(),
                      target(),
                      BasePackagePolicy.REPLACE,
                      SourcePolicy.PASS_OVER)));
    }
  }

  /** What the last run came to. */
  String summary() {
    return last.map(it -> it.distributions().size() + " distributions chosen").orElse("");
  }

  private static TargetEnvironment target() {
    Version python = Version.parse("2.7.13");
    return new TargetEnvironment(
        python,
        "2.12",
        "x86_64",
        MarkerEnvironment.linuxCPython(python, "x86_64"),
        SupportedTags.linuxCPython(python, Optional.of("cp27mu"), "2.12", "x86_64"),
        InstallScheme.plain("diracos/usr", python));
  }
}
