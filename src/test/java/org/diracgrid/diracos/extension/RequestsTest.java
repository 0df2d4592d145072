package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.ranged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The requests of a build")
class RequestsTest {
  @TempDir Path folder;
  private final SampleServer server = new SampleServer();
  private SampleExtension extension;

  /** What the server says of its pages. */
  private String control = "no-cache";

  /** What a server has to offer besides pages and wheels. */
  enum Kind {
    /** Metadata beside each wheel, and hashes of both. */
    METADATA(true, true, false),
    METADATA_WITHOUT_HASHES(true, false, false),
    PARTS(false, true, true),
    PARTS_WITHOUT_HASHES(false, false, true),
    NOTHING(false, true, false),
    /** Not even a way to tell whether a file is still the same. */
    NOTHING_WITHOUT_HASHES(false, false, false);

    private final boolean metadata;
    private final boolean hashes;
    private final boolean parts;

    Kind(boolean metadata, boolean hashes, boolean parts) {
      this.metadata = metadata;
      this.hashes = hashes;
      this.parts = parts;
    }
  }

  @BeforeEach
  void makeBase() throws IOException {
    new SampleBase("v0r1").distribution("six", "1.16.0").releaseTo(folder.resolve("releases"));
    for (String name : List.of("diracos-v0r1.tar.gz", "diracos-v0r1.md5")) {
      server.on("/releases/" + name, body(Files.readAllBytes(folder.resolve("releases/" + name))));
    }
    Files.createDirectories(folder.resolve("wheels"));
    extension =
        new SampleExtension(folder)
            .releasedAt(server.url("/releases"))
            .index(server.url("/simple"))
            .requirements("grid");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void serve(Kind kind) throws IOException {
    offer(kind, large(new SampleWheel("grid", "1.0").requires("words")));
    offer(
        kind,
        large(new SampleWheel("words", "2.1")),
        large(new SampleWheel("words", "3.0").requires("absent<1")),
        large(new SampleWheel("words", "3.1").requires("grid<1")));
    offer(kind, new SampleWheel("absent", "1.0"));
  }

  /** So large that it pays to read only its end. */
  private static SampleWheel large(SampleWheel wheel) {
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    return wheel.file("noise.txt", Base64.getEncoder().encodeToString(noise));
  }

  private void offer(Kind kind, SampleWheel... wheels) throws IOException {
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
    String project = "";
    for (SampleWheel wheel : wheels) {
      Path offered = Files.createDirectories(folder.resolve("offered"));
      Path file = wheel.writeTo(offered);
      byte[] bytes = Files.readAllBytes(file);
      byte[] metadata = metadata(file);
      String path = "/files/" + wheel.filename();
      project = wheel.filename().substring(0, wheel.filename().indexOf('-'));
      server.on(path, kind.parts ? ranged(bytes, "\"1\"") : body(bytes));
      if (kind.metadata) {
        server.on(path + ".metadata", body(metadata));
      }
      page.append(
          "<a href=\"%s%s\"%s>%s</a>\n"
              .formatted(
                  path,
                  kind.hashes ? "#sha256=" + sha256(bytes) : "",
                  kind.metadata
                      ? " data-core-metadata=\"%s\""
                          .formatted(kind.hashes ? "sha256=" + sha256(metadata) : "true")
                      : "",
                  wheel.filename()));
    }
    server.on(
        "/simple/" + project + "/",
        body(page.toString(), "Content-Type", "text/html", "Cache-Control", control));
  }

  private static byte[] metadata(Path wheel) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(wheel).get()) {
      String project = wheel.getFileName().toString().replaceFirst("-py2.*", "");
      return zip.getInputStream(zip.getEntry(project + ".dist-info/METADATA")).readAllBytes();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Stream<String> asked() {
    return server.requests().stream()
        .map(it -> it.path() + it.header("Range").map(range -> " " + range).orElse(""));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("are made once each, and for wheels that are installed, as far as the server lets")
  void cold(Kind kind) throws IOException {
    serve(kind);

    extension.build();

    assertThat(asked()).doesNotHaveDuplicates();
    if (!kind.parts) {
      // Its end and all of it are two things; where nobody gives parts, nothing is asked twice.
      assertThat(server.requests().stream().map(SampleServer.Request::path))
          .doesNotHaveDuplicates();
    }
    if (kind.metadata || kind.parts) {
      assertThat(asked().filter(it -> it.endsWith(".whl")))
          .allMatch(it -> it.contains("/grid-1.0-") || it.contains("/words-2.1-"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"METADATA", "PARTS", "NOTHING"})
  @DisplayName("are none but for pages where all is in the cache and has a hash")
  void warm(Kind kind) throws IOException {
    serve(kind);
    extension.build();
    int before = server.requests().size();

    extension.force().build();

    List<String> again =
        server.requests().stream().skip(before).map(SampleServer.Request::path).toList();
    assertThat(again)
        .doesNotHaveDuplicates()
        .allMatch(
            path ->
                path.startsWith("/simple/")
                    || Arrays.asList("/releases/diracos-v0r1.md5", "/releases/diracos-v0r1.tar.gz")
                        .contains(path));
  }

  @Test
  @DisplayName("are none for pages either as long as these may be used as they are")
  void fresh() throws IOException {
    control = "max-age=3600";
    serve(Kind.METADATA);
    extension.build();
    int before = server.requests().size();

    extension.force().build();

    assertThat(server.requests().stream().skip(before).map(SampleServer.Request::path))
        .isNotEmpty()
        .allMatch(path -> path.startsWith("/releases/"));
  }
}
