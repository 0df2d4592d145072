package org.diracgrid.diracos.bench.download;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.bench.index.Graph;
import org.diracgrid.diracos.extension.ExtensionJson;
import org.diracgrid.diracos.extension.OfflineInputs;
import org.diracgrid.diracos.extension.OfflinePreparation;
import org.diracgrid.diracos.extension.SpecReader;
import org.diracgrid.diracos.extension.TransferLimits;
import org.diracgrid.diracos.extension.UserEnvironment;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.transfer.ServerSettings;

/**
 * What {@code go-offline} does: it goes the way of a build up to the wheels, on a base so small
 * that it takes no time.
 *
 * @param folder of its own, with its cache
 */
record OwnDownload(Path folder) {
  /** Describes what is wanted in the files that a user would write. */
  static OwnDownload of(Path folder, Graph graph, URI index) throws IOException {
    Path base = new SampleBase("v0r1").writeTo(Files.createDirectories(folder.resolve("base")));
    List<String> lines = new ArrayList<>(List.of("--index-url " + index));
    lines.addAll(graph.asked());
    Files.write(folder.resolve("requirements.txt"), lines);
    OwnDownload download = new OwnDownload(folder);
    new JsonMapper()
        .writeValue(
            download.config().toFile(),
            Map.of(
                "extensionName",
                "Bench",
                "version",
                "v1",
                "base",
                base.toString(),
                "pipRequirements",
                "requirements.txt"));
    return download;
  }

  private Path config() {
    return folder.resolve("bench.json");
  }

  /** Where everything goes that comes from afar. */
  Path cache() {
    return folder.resolve("cache");
  }

  /** Brings everything here. */
  OfflineInputs run() {
    UserEnvironment user =
        new UserEnvironment(
            Optional.of(cache()),
            false,
            Map.of("PIP_CONFIG_FILE", "/dev/null"),
            folder,
            ServerSettings.NONE,
            TransferLimits.UNSAID,
            "bench");
    return new OfflinePreparation(user, event -> {})
        .prepare(
            new SpecReader(
                    coordinates -> {
                      throw new IllegalStateException("the base is a file, not " + coordinates);
                    })
                .read(new ExtensionJson(UnaryOperator.identity()).read(config()), folder),
            Optional.empty());
  }
}
