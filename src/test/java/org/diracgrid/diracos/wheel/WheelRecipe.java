package org.diracgrid.diracos.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diracgrid.diracos.python.WheelName;

/** Makes a wheel of which each part can be made wrong; its RECORD is true unless told otherwise. */
final class WheelRecipe {
  private final String name;
  private final String version;
  private final Map<String, byte[]> members = new TreeMap<>();
  private final Map<String, Integer> modes = new HashMap<>();
  private final StringBuilder record = new StringBuilder();
  private boolean ownRecord;

  WheelRecipe(String name, String version) {
    this.name = name;
    this.version = version;
    header("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
    file(info("METADATA"), "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
  }

  /** A path in the dist-info. */
  String info(String file) {
    return name + "-" + version + ".dist-info/" + file;
  }

  /** A path in the data folder. */
  String data(String file) {
    return name + "-" + version + ".data/" + file;
  }

  WheelRecipe header(String text) {
    return file(info("WHEEL"), text);
  }

  WheelRecipe file(String path, String text) {
    return file(path, text.getBytes(UTF_8), 0100644);
  }

  WheelRecipe file(String path, byte[] bytes, int mode) {
    members.put(path, bytes.clone());
    modes.put(path, mode);
    return this;
  }

  WheelRecipe without(String path) {
    members.remove(path);
    return this;
  }

  /** What stands in RECORD instead of the truth. */
  WheelRecipe record(String text) {
    record.append(text);
    ownRecord = true;
    return this;
  }

  /** The RECORD line that is true of a member. */
  String recordLine(String path) {
    byte[] bytes = members.get(path);
    String field = '"' + path.replace("\"", "\"\"") + '"';
    return field + ",sha256=" + sha256(bytes) + "," + bytes.length + "\n";
  }

  String filename() {
    return name + "-" + version + "-py3-none-any.whl";
  }

  /** The archive, to be changed and written by the caller. */
  RawZip zip() {
    RawZip zip = new RawZip();
    StringBuilder truth = new StringBuilder();
    members.forEach(
        (path, bytes) -> {
          zip.add(path, bytes).deflated().mode(modes.get(path));
          truth.append(recordLine(path));
        });
    if (!members.containsKey(info("RECORD"))) {
      zip.add(info("RECORD"), ownRecord ? record.toString() : truth + info("RECORD") + ",,\n");
    }
    return zip;
  }

  Path writeTo(Path folder) {
    return zip().writeTo(folder.resolve(filename()));
  }

  /** A wheel of an index that the user did not name. */
  WheelSource source(Path folder) {
    return new WheelSource(
        writeTo(folder), WheelName.parse(filename()), false, Optional.empty(), true);
  }

  static String sha256(byte[] bytes) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
