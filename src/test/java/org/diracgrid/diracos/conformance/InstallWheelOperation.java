package org.diracgrid.diracos.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.archive.ArchiveEntries;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.ArchiveLayout;
import org.diracgrid.diracos.archive.ArchiveSplice;
import org.diracgrid.diracos.archive.BaseArchive;
import org.diracgrid.diracos.archive.EntryType;
import org.diracgrid.diracos.archive.NewFile;
import org.diracgrid.diracos.base.BaseTree;
import org.diracgrid.diracos.base.InstallScheme;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.base.Uninstallation;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.wheel.ConflictPolicy;
import org.diracgrid.diracos.wheel.InstallOptions;
import org.diracgrid.diracos.wheel.InstallPlan;
import org.diracgrid.diracos.wheel.RecordMismatchPolicy;
import org.diracgrid.diracos.wheel.WheelInstaller;
import org.diracgrid.diracos.wheel.WheelSource;

/** Plans the installation of one wheel into a plain Python and tells every file it would make. */
final class InstallWheelOperation {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String PREFIX = "prefix";

  private InstallWheelOperation() {}

  static Operation operation() {
    return new Operation("install-wheel", InstallWheelOperation::installWheel);
  }

  private static JsonNode installWheel(JsonNode request) throws IOException {
    Path file = Path.of(PythonOperations.text(request, "wheel"));
    WheelSource wheel =
        new WheelSource(
            file,
            WheelName.parse(String.valueOf(file.getFileName())),
            request.path("requested").asBoolean(),
            Optional.empty(),
            false);
    InstallOptions strict =
        new InstallOptions(ConflictPolicy.FAIL, RecordMismatchPolicy.FAIL_UNLESS_VOUCHED);
    BaseTree tree =
        new BaseTree(
            List.of(new ArchiveEntry(PREFIX + "/bin/python", EntryType.FILE, 0755, 1, "", 0)));
    // The tarball is read only to compare files, of which this base has none.
    InstallPlan plan =
        new WheelInstaller(strict)
            .plan(
                List.of(wheel),
                target(request.path("target")),
                tree,
                Uninstallation.NONE,
                noTarball(tree));
    return answer(plan);
  }

  private static BaseArchive noTarball(BaseTree tree) {
    return new BaseArchive(
        Path.of("no-tarball"),
        new ArchiveLayout(0, 0, 0, 0, 0, 0, Optional.empty()),
        ArchiveEntries.of(tree.all()),
        ArchiveSplice.NONE,
        () -> {
          throw new AssertionError("there is no tarball");
        });
  }

  private static TargetEnvironment target(JsonNode target) {
    Version python = Version.parse(target.path("python_full_version").asText("3.11.7"));
    return new TargetEnvironment(
        python,
        target.path("glibc").asText("2.17"),
        target.path("machine").asText("x86_64"),
        new MarkerEnvironment(Map.of()),
        SupportedTags.of(List.of()),
        InstallScheme.plain(PREFIX, python));
  }

  private static JsonNode answer(InstallPlan plan) throws IOException {
    ObjectNode entries = NODES.objectNode();
    String record = "";
    for (NewFile file : plan.files()) {
      byte[] bytes;
      try (InputStream in = file.content().open()) {
        bytes = in.readAllBytes();
      }
      String path = file.path().substring(PREFIX.length() + 1);
      entries
          .putArray(path)
          .add("0o" + Integer.toOctalString(file.mode()))
          .add(sha256(bytes).substring(0, 16))
          .add(bytes.length);
      // Not one that a vendored distribution deeper in the wheel brings.
      if (path.matches("lib/[^/]+/site-packages/[^/]+\\.dist-info/RECORD")) {
        record = new String(bytes, StandardCharsets.UTF_8);
      }
    }
    ObjectNode value = NODES.objectNode();
    value.set("entries", entries);
    return value.put("record", record);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
