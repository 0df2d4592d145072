package org.diracgrid.diracos.bench.resolver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes releases as an index of real wheels, with their metadata beside them (PEP 658). */
final class FolderIndex {
  /** Real METADATA has some kilobytes, most of them a description. */
  private static final String DESCRIPTION =
      "A line of the description that nobody who resolves has to look at.\n".repeat(60);

  private final Path folder;

  /** Makes the folder. */
  FolderIndex(Path folder, Graph graph) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("files"));
    Map<String, StringBuilder> pages = new TreeMap<>();
    for (Release release : graph.releases()) {
      StringBuilder page =
          pages.computeIfAbsent(
              release.project(),
              name -> new StringBuilder("<!DOCTYPE html>\n<title>%s</title>\n".formatted(name)));
      page.append(write(release));
    }
    for (Map.Entry<String, StringBuilder> page : pages.entrySet()) {
      Path place = Files.createDirectories(folder.resolve("simple").resolve(page.getKey()));
      Files.writeString(place.resolve("index.html"), page.getValue());
    }
  }

  /** What a server should serve. */
  Path folder() {
    return folder;
  }

  private String write(Release release) throws IOException {
    String stem = release.project().replace('-', '_') + "-" + release.version();
    String filename = stem + "-py2.py3-none-any.whl";
    byte[] metadata = metadata(release).getBytes(UTF_8);
    byte[] wheel = wheel(stem + ".dist-info/", metadata);
    Files.write(folder.resolve("files").resolve(filename), wheel);
    Files.write(folder.resolve("files").resolve(filename + ".metadata"), metadata);
    return "<a href=\"../../files/%s#sha256=%s\" data-core-metadata=\"sha256=%s\">%s</a><br>\n"
        .formatted(filename, sha256(wheel), sha256(metadata), filename);
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

  private static byte[] wheel(String distInfo, byte[] metadata) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
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
