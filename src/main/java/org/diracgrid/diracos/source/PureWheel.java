package org.diracgrid.diracos.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.diracgrid.diracos.python.RecordEntry;
import org.diracgrid.diracos.transfer.DigestAlgorithm;

/** Writes a wheel of pure Python: equal projects, equal bytes, on every JDK. */
final class PureWheel {
  private static final int FILE = 0100644;
  private static final int EXECUTABLE = 0100755;

  private final WheelPlan plan;
  private final String distInfo;
  private final String tag;
  private final List<RecordEntry> record = new ArrayList<>();

  /**
   * Will write what is planned.
   *
   * @param tag e.g. {@code py3-none-any}
   */
  PureWheel(WheelPlan plan, String tag) {
    this.plan = plan;
    this.tag = tag;
    this.distInfo = stem(plan) + ".dist-info/";
  }

  /** The wheel's name. */
  String filename() {
    return stem(plan) + "-" + tag + ".whl";
  }

  /** Both escaped as the binary distribution format has it. */
  private static String stem(WheelPlan plan) {
    return plan.metadata().name().normalized().replace('-', '_')
        + "-"
        + plan.metadata().version().toString().replace('-', '_');
  }

  void writeTo(Path file) throws IOException {
    // What is deflated differs between JDKs, and it is packed again in the end.
    try (ZipArchiveOutputStream zip =
        new ZipArchiveOutputStream(
            Files.newByteChannel(
                file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))) {
      for (Map.Entry<String, String> chosen : plan.files().entrySet()) {
        copy(chosen.getKey(), chosen.getValue(), zip);
      }
      Map<String, String> texts = new TreeMap<>(plan.texts(tag));
      for (Map.Entry<String, String> text : texts.entrySet()) {
        byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = DigestAlgorithm.SHA256.digest();
        note(distInfo + text.getKey(), digest.digest(bytes), bytes.length);
        write(distInfo + text.getKey(), FILE, bytes, zip);
      }
      for (String license : plan.licenses()) {
        copy(distInfo + "licenses/" + license, license, zip);
      }
      String name = distInfo + "RECORD";
      record.add(new RecordEntry(name, Optional.empty(), OptionalLong.empty()));
      write(name, FILE, RecordEntry.print(record).getBytes(StandardCharsets.UTF_8), zip);
    }
  }

  private void copy(String name, String source, ZipArchiveOutputStream zip) throws IOException {
    Path file = plan.tree().file(source);
    MessageDigest digest = DigestAlgorithm.SHA256.digest();
    zip.putArchiveEntry(entry(name, Files.isExecutable(file) ? EXECUTABLE : FILE));
    long size;
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      size = in.transferTo(zip);
    }
    zip.closeArchiveEntry();
    note(name, digest.digest(), size);
  }

  private void note(String name, byte[] sha256, long size) {
    String hash = "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256);
    record.add(new RecordEntry(name, Optional.of(hash), OptionalLong.of(size)));
  }

  private static void write(String name, int mode, byte[] bytes, ZipArchiveOutputStream zip)
      throws IOException {
    zip.putArchiveEntry(entry(name, mode));
    zip.write(bytes);
    zip.closeArchiveEntry();
  }

  private static ZipArchiveEntry entry(String name, int mode) {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setUnixMode(mode);
    // Not by setTime, which asks the time zone.
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    return entry;
  }
}
