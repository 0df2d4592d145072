package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.transfer.Checksum;

/** Prints locks as {@code pylock.toml} (PEP 751): equal locks, equal bytes. */
public final class LockPrinter {
  /** The version of the format. */
  static final String VERSION = "1.0";

  /** The lock in UTF-8, with LF, and a final newline. */
  public byte[] print(LockFile lock) {
    TomlText toml = new TomlText();
    toml.comment("Written by mvn diracos:lock, which renews it; not meant to be edited.");
    toml.text("lock-version", VERSION);
    if (!lock.environments().isEmpty()) {
      toml.array("environments", texts(lock.environments()));
    }
    lock.requiresPython().ifPresent(python -> toml.text("requires-python", python.toString()));
    toml.text("created-by", lock.createdBy());
    if (lock.packages().isEmpty()) {
      // The key is required, and an array of tables cannot be empty.
      toml.array("packages", List.of());
    }
    lock.packages().forEach(locked -> print(locked, toml));
    lock.inputs().ifPresent(inputs -> print(inputs, toml));
    return toml.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void print(LockedPackage locked, TomlText toml) {
    toml.table("[[packages]]");
    toml.text("name", locked.name().normalized());
    locked.version().ifPresent(version -> toml.text("version", version.toString()));
    locked.marker().ifPresent(marker -> toml.text("marker", marker.toString()));
    locked.requiresPython().ifPresent(python -> toml.text("requires-python", python.toString()));
    if (!locked.dependencies().isEmpty()) {
      toml.array("dependencies", locked.dependencies().stream().map(LockPrinter::named).toList());
    }
    if (locked.tree().isPresent()) {
      print(locked.tree().get(), toml);
      return;
    }
    if (locked.direct()) {
      toml.raw("archive", file(locked.files().get(0), false));
      return;
    }
    locked.index().map(URI::toString).ifPresent(index -> toml.text("index", index));
    locked.files().stream()
        .filter(file -> !file.isWheel())
        .forEach(sdist -> toml.raw("sdist", file(sdist, true)));
    List<String> wheels =
        locked.files().stream()
            .filter(LockedFile::isWheel)
            .map(wheel -> file(wheel, true))
            .toList();
    if (!wheels.isEmpty()) {
      toml.array("wheels", wheels);
    }
  }

  private static void print(LockedTree tree, TomlText toml) {
    Map<String, String> values = new LinkedHashMap<>();
    if (tree instanceof LockedTree.Checkout it) {
      values.put("type", TomlText.quoted("git"));
      values.put("url", TomlText.quoted(it.url().toString()));
      it.requested().ifPresent(text -> values.put("requested-revision", TomlText.quoted(text)));
      values.put("commit-id", TomlText.quoted(it.commit()));
      it.subdirectory().ifPresent(text -> values.put("subdirectory", TomlText.quoted(text)));
      toml.raw("vcs", TomlText.inline(values));
    } else if (tree instanceof LockedTree.Directory it) {
      values.put("path", TomlText.quoted(it.path()));
      values.put("editable", "false");
      toml.raw("directory", TomlText.inline(values));
    }
  }

  private static String named(ProjectName name) {
    return TomlText.inline(Map.of("name", TomlText.quoted(name.normalized())));
  }

  private static String file(LockedFile file, boolean named) {
    Map<String, String> values = new LinkedHashMap<>();
    if (named) {
      values.put("name", TomlText.quoted(file.filename()));
    }
    // The format has the time in UTC, as Instant prints it.
    file.uploadTime().ifPresent(time -> values.put("upload-time", time.toString()));
    file.url().ifPresent(url -> values.put("url", TomlText.quoted(url.toString())));
    file.path().ifPresent(path -> values.put("path", TomlText.quoted(path)));
    file.subdirectory().ifPresent(folder -> values.put("subdirectory", TomlText.quoted(folder)));
    file.size().ifPresent(size -> values.put("size", String.valueOf(size)));
    values.put("hashes", hashes(file.hashes()));
    return TomlText.inline(values);
  }

  private static String hashes(List<Checksum> hashes) {
    Map<String, String> values = new LinkedHashMap<>();
    hashes.forEach(hash -> values.put(hash.algorithm().label(), TomlText.quoted(hash.hex())));
    return TomlText.inline(values);
  }

  private static void print(LockInputs inputs, TomlText toml) {
    toml.table("[tool.diracos]");
    toml.array("requirements", inputs.requirements().stream().map(LockPrinter::line).toList());
    toml.array("constraints", inputs.constraints().stream().map(LockPrinter::line).toList());
    toml.array("options", texts(inputs.options()));
    toml.array(
        "base",
        inputs.base().entrySet().stream()
            .map(entry -> TomlText.quoted(entry.getKey() + "==" + entry.getValue()))
            .toList());
    toml.table("[tool.diracos.target]");
    toml.text("python", inputs.target().python());
    toml.text("abi", inputs.target().abi());
    toml.text("glibc", inputs.target().glibc());
    toml.text("machine", inputs.target().machine());
    if (!inputs.target().markers().isEmpty()) {
      toml.array("markers", texts(inputs.target().markers()));
    }
  }

  private static String line(LockedLine line) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("at", TomlText.quoted(line.source() + ":" + line.line()));
    values.put("text", TomlText.quoted(line.text()));
    return TomlText.inline(values);
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(value -> TomlText.quoted(value.toString())).toList();
  }
}
