package org.diracgrid.diracos.bench.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes releases as an index of real wheels, with their metadata beside them (PEP 658); each page
 * in both forms (PEP 503, PEP 691).
 */
public final class FolderIndex {
  /** Real METADATA has some kilobytes, most of them a description. */
  private static final String DESCRIPTION =
      "A line of the description that nobody who resolves has to look at.\n".repeat(60);

  private final Path folder;

  /** Makes the folder. */
  public FolderIndex(Path folder, Graph graph) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("files"));
    Map<String, List<Written>> pages = new TreeMap<>();
    for (Release release : graph.releases()) {
      pages.computeIfAbsent(release.project(), name -> new ArrayList<>()).add(write(release));
    }
    for (Map.Entry<String, List<Written>> page : pages.entrySet()) {
      Path place = Files.createDirectories(folder.resolve("simple").resolve(page.getKey()));
      Files.writeString(place.resolve("index.html"), html(page.getKey(), page.getValue()));
      Files.writeString(place.resolve("index.json"), json(page.getKey(), page.getValue()));
    }
  }

  /** A wheel that lies in the folder, with its digests. */
  private record Written(String filename, int size, String sha256, String metadataSha256) {}

  private static String html(String project, List<Written> wheels) {
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<title>" + project + "</title>\n");
    for (Written it : wheels) {
      page.append(
          "<a href=\"../../files/%s#sha256=%s\" data-core-metadata=\"sha256=%s\">%s</a><br>\n"
              .formatted(it.filename, it.sha256, it.metadataSha256, it.filename));
    }
    return page.toString();
  }

  private static String json(String project, List<Written> wheels) {
    return wheels.stream()
        .map(
            it ->
                """
                {"filename":"%s","url":"../../files/%s","size":%d,\
                "hashes":{"sha256":"%s"},"core-metadata":{"sha256":"%s"}}"""
                    .formatted(it.filename, it.filename, it.size, it.sha256, it.metadataSha256))
        .collect(
            Collectors.joining(
                ",\n",
                "{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"%s\",\"files\":["
                    .formatted(project),
                "]}"));
  }

  /** What a server should serve. */
  public Path folder() {
    return folder;
  }

  private Written write(Release release) throws IOException {
    String stem = release.project().replace('-', '_') + "-" + release.version();
    String filename = stem + "-py2.py3-none-any.whl";
    byte[] metadata = metadata(release).getBytes(UTF_8);
    byte[] wheel = wheel(stem + ".dist-info/", metadata, release);
    Files.write(folder.resolve("files").resolve(filename), wheel);
    Files.write(folder.resolve("files").resolve(filename + ".metadata"), metadata);
    return new Written(filename, wheel.length, sha256(wheel), sha256(metadata));
  }

  private static String metadata(Release release) {
    StringBuilder text = new StringBuilder("Metadata-Version: 2.1\n");
    text.append("Name: ").append(release.project()).append('\n');
    text.append("Version: ").append(release.version()).append('\n');
    text.append("Summary: made up for a benchmark\nLicense: Apache-2.0\n");
    for (int i = 0; i < 10; i++) {
      text.append("Classifier: Topic :: Scientific/Engineering :: Number ").append(i).append('\n');
    }
    release
        .requires()
        .forEach(needed -> text.append("Requires-Dist: ").append(needed).append('\n'));
    return text.append('\n').append(DESCRIPTION).toString();
  }

  private static byte[] wheel(String distInfo, byte[] metadata, Release release)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      if (release.payload() > 0) {
        byte[] payload = new byte[release.payload()];
        new Random(release.hashCode()).nextBytes(payload);
        add(zip, release.project().replace('-', '_') + "/data.bin", payload);
      }
      add(zip, distInfo + "METADATA", metadata);
      String wheel = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py2-none-any\n";
      add(zip, distInfo + "WHEEL", (wheel + "Tag: py3-none-any\n").getBytes(UTF_8));
      String record = "METADATA,,\n%sWHEEL,,\n%sRECORD,,\n".formatted(distInfo, distInfo);
      add(zip, distInfo + "RECORD", (distInfo + record).getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
