package org.diracgrid.diracos.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.ranged;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.InvalidMetadataException;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.ChecksumMismatchException;
import org.diracgrid.diracos.transfer.Credentials;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.FetchedFile;
import org.diracgrid.diracos.transfer.Netrc;
import org.diracgrid.diracos.transfer.NotFoundException;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Distributions")
class DistributionsTest {
  private static final String PATH = "/tool-1.0-py2.py3-none-any.whl";

  @TempDir Path temp;
  private final SampleServer server = new SampleServer();

  @AfterEach
  void closeServer() {
    server.close();
  }

  private Distributions distributions() {
    return new Distributions(transfer(false));
  }

  private Transfer transfer(boolean offline) {
    return new Transfer(
        new TransferSettings(
            temp.resolve("cache"), offline, Duration.ofSeconds(5), Duration.ofSeconds(5), 0),
        TransferListener.SILENT,
        new Credentials(Map.of(), Netrc.empty()));
  }

  private DistributionFile file(URI uri) {
    return new DirectReferences(transfer(false))
        .at(uri, Optional.of(ProjectName.of("tool")).filter(it -> !uri.getPath().endsWith(".whl")));
  }

  private static DistributionFile with(
      DistributionFile file, List<Checksum> hashes, Optional<MetadataLink> link) {
    return with(file, hashes, link, OptionalLong.empty());
  }

  private static DistributionFile sized(DistributionFile file, Checksum hash, long size) {
    return with(file, List.of(hash), Optional.empty(), OptionalLong.of(size));
  }

  private static DistributionFile with(
      DistributionFile file,
      List<Checksum> hashes,
      Optional<MetadataLink> link,
      OptionalLong size) {
    return new DistributionFile(
        file.project(),
        file.version(),
        file.filename(),
        file.wheel(),
        file.uri(),
        file.subdirectory(),
        hashes,
        Optional.empty(),
        Optional.empty(),
        link,
        size,
        Optional.empty(),
        "test");
  }

  @Test
  @DisplayName("know how much is to come of a file that is not here yet")
  void toCome() throws IOException {
    byte[] wheel = wheel();
    server.on(PATH, body(wheel));
    DistributionFile remote = file(server.url(PATH));
    DistributionFile sized = sized(remote, sha256(wheel), wheel.length);
    Distributions distributions = distributions();

    assertThat(distributions.toCome(sized)).hasValue(wheel.length);
    assertThat(distributions.toCome(remote)).isEmpty();
    assertThat(distributions.toCome(file(temp.resolve("wheels" + PATH).toUri()))).hasValue(0);
    distributions.fetch(sized, List.of());
    assertThat(distributions.toCome(sized)).hasValue(0);
    assertThat(distributions.toCome(sized(remote, sha256(new byte[1]), 1))).hasValue(1);
  }

  private static Checksum checksum(DigestAlgorithm algorithm, byte[] bytes) {
    MessageDigest digest = algorithm.digest();
    return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest(bytes)));
  }

  private static Checksum sha256(byte[] bytes) {
    return checksum(DigestAlgorithm.SHA256, bytes);
  }

  private byte[] wheel() throws IOException {
    return Files.readAllBytes(
        new SampleWheel("tool", "1.0").requires("dep>=2").writeTo(temp.resolve("wheels")));
  }

  /** A wheel too large for its whole to be had with its end. */
  private byte[] largeWheel() throws IOException {
    byte[] noise = new byte[400_000];
    new Random(3).nextBytes(noise);
    return zip(
        Map.of(
            "a.bin",
            noise,
            "tool-1.0.dist-info/METADATA",
            metadata("tool", "1.0").getBytes(UTF_8)));
  }

  private static String metadata(String name, String version) {
    return "Metadata-Version: 2.1\nName: %s\nVersion: %s\nRequires-Dist: dep>=2\n\ntext"
        .formatted(name, version);
  }

  private static byte[] zip(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : new TreeMap<>(members).entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static void assertNeedsDep(CoreMetadata metadata) {
    assertThat(metadata.requiresDist()).hasSize(1);
    assertThat(metadata.requiresDist().get(0).name().normalized()).isEqualTo("dep");
  }

  @Nested
  @DisplayName("tell the metadata of a wheel")
  class OfAWheel {
    @Test
    @DisplayName("on this machine from the wheel itself")
    void local() throws IOException {
      wheel();
      DistributionFile file = file(temp.resolve("wheels/tool-1.0-py2.py3-none-any.whl").toUri());

      assertNeedsDep(distributions().metadata(file));
      assertThat(temp.resolve("cache")).doesNotExist();
    }

    @Test
    @DisplayName("from the file published beside it, checked, and then from the cache")
    void published() throws IOException {
      byte[] text = metadata("tool", "1.0").getBytes(UTF_8);
      server.on(PATH + ".metadata", body(text));
      MetadataLink link = new MetadataLink(server.url(PATH + ".metadata"), List.of(sha256(text)));
      DistributionFile file =
          with(file(server.url(PATH)), List.of(sha256(new byte[1])), Optional.of(link));

      assertNeedsDep(distributions().metadata(file));
      assertThat(server.requests()).hasSize(1);
      server.close();
      assertNeedsDep(new Distributions(transfer(true)).metadata(file));
    }

    @Test
    @DisplayName("as their own index has it, whatever another one said of the same wheel")
    void ofOneIndex() throws IOException {
      byte[] text = metadata("tool", "1.0").getBytes(UTF_8);
      byte[] foisted =
          new String(text, UTF_8).replace("Name", "Requires-Dist: evil\nName").getBytes(UTF_8);
      server.on("/evil" + PATH + ".metadata", body(foisted)).on(PATH + ".metadata", body(text));
      List<Checksum> wheel = List.of(sha256(new byte[1]));
      MetadataLink evil =
          new MetadataLink(server.url("/evil" + PATH + ".metadata"), List.of(sha256(foisted)));
      MetadataLink good = new MetadataLink(server.url(PATH + ".metadata"), List.of(sha256(text)));

      distributions().metadata(with(file(server.url("/evil" + PATH)), wheel, Optional.of(evil)));

      assertNeedsDep(
          distributions().metadata(with(file(server.url(PATH)), wheel, Optional.of(good))));
    }

    @Test
    @DisplayName("and refuse a published file with another hash")
    void publishedMismatch() {
      server.on(PATH + ".metadata", body(metadata("tool", "1.0")));
      MetadataLink link =
          new MetadataLink(server.url(PATH + ".metadata"), List.of(sha256(new byte[1])));

      assertThatThrownBy(
              () ->
                  distributions()
                      .metadata(with(file(server.url(PATH)), List.of(), Optional.of(link))))
          .isInstanceOf(ChecksumMismatchException.class);
    }

    @Test
    @DisplayName("from the wheel where the published file is missing")
    void publishedMissing() throws IOException {
      server.on(PATH, body(wheel()));
      MetadataLink link = new MetadataLink(server.url(PATH + ".metadata"), List.of());

      assertNeedsDep(
          distributions().metadata(with(file(server.url(PATH)), List.of(), Optional.of(link))));
    }

    @Test
    @DisplayName("from the end of the wheel where its server gives parts")
    void parts() throws IOException {
      byte[] wheel = largeWheel();
      server.on(PATH, ranged(wheel, "\"v1\""));

      assertNeedsDep(distributions().metadata(file(server.url(PATH))));

      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0).header("Range")).contains("bytes=-65536");
      assertThat(temp.resolve("cache/content-sha256")).doesNotExist();
    }

    @Test
    @DisplayName("from the cache offline, though no hash tells that it is the same wheel still")
    void partsOffline() throws IOException {
      server.on(PATH, ranged(largeWheel(), "\"v1\""));
      distributions().metadata(file(server.url(PATH)));
      distributions().metadata(file(server.url(PATH)));
      assertThat(server.requests()).as("with a network it is read again").hasSize(2);
      server.close();

      assertNeedsDep(new Distributions(transfer(true)).metadata(file(server.url(PATH))));
    }

    @Test
    @DisplayName("from the whole wheel where its server gives no parts")
    void whole() throws IOException {
      byte[] wheel = largeWheel();
      server.on(PATH, body(wheel));
      DistributionFile file =
          with(file(server.url(PATH)), List.of(sha256(wheel)), Optional.empty());

      assertNeedsDep(distributions().metadata(file));
      server.close();
      assertNeedsDep(new Distributions(transfer(true)).metadata(file));
      assertThat(new Distributions(transfer(true)).fetch(file, List.of()).verified()).isTrue();
    }

    @Test
    @DisplayName("once, however often it is asked for")
    void once() throws IOException {
      server.on(PATH, body(wheel()));
      DistributionFile file = file(server.url(PATH + "#sha256=" + sha256(wheel()).hex()));
      Distributions distributions = distributions();

      CoreMetadata first = distributions.metadata(file);

      assertThat(distributions.metadata(file)).isSameAs(first);
      assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("and fail with the transfer's reason when it is not there")
    void missing() {
      assertThatThrownBy(() -> distributions().metadata(file(server.url(PATH))))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> distributions().metadata(file(URI.create("file:///absent" + PATH))))
          .isInstanceOf(NotFoundException.class);
    }

    private DistributionFile written(byte[] bytes) throws IOException {
      return file(Files.write(temp.resolve(PATH.substring(1)), bytes).toUri());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"other|1.0", "tool|1.1"})
    @DisplayName("and refuse that of another project or version")
    void otherIdentity(String identity) throws IOException {
      String[] parts = identity.split("\\|");
      DistributionFile file =
          written(
              zip(
                  Map.of(
                      "tool-1.0.dist-info/METADATA",
                      metadata(parts[0], parts[1]).getBytes(UTF_8))));

      assertThatThrownBy(() -> distributions().metadata(file))
          .isInstanceOf(InvalidMetadataException.class)
          .hasMessageContaining("tool-1.0-py2.py3-none-any.whl")
          .hasMessageContaining(parts[0].equals("other") ? "other" : "1.1");
    }

    @Test
    @DisplayName("and refuse what is no zip, or is cut")
    void noZip() throws IOException {
      byte[] sound = wheel();

      for (byte[] bytes :
          List.of(new byte[0], new byte[100], Arrays.copyOf(sound, sound.length / 2))) {
        DistributionFile file = written(bytes);
        assertThatThrownBy(() -> distributions().metadata(file))
            .isInstanceOfSatisfying(
                InvalidDistributionException.class,
                e -> assertThat(e.filename()).isEqualTo(PATH.substring(1)));
      }
    }

    @Test
    @DisplayName("and survive damage anywhere in the zip")
    void damaged() throws IOException {
      byte[] sound = wheel();
      Random random = new Random(11);
      for (int i = 0; i < 300; i++) {
        byte[] damaged = sound.clone();
        int begin = Math.max(0, sound.length - 600);
        damaged[begin + random.nextInt(sound.length - begin)] = (byte) random.nextInt();
        DistributionFile file = written(damaged);
        try {
          assertThat(distributions().metadata(file).version()).hasToString("1.0");
        } catch (InvalidDistributionException | InvalidMetadataException e) {
          assertThat(e).hasMessageContaining("tool");
        }
      }
    }

    @Test
    @DisplayName("and refuse none, two, and one that is huge")
    void membersOfMetadata() throws IOException {
      byte[] text = metadata("tool", "1.0").getBytes(UTF_8);
      List<Map<String, byte[]>> wheels =
          List.of(
              Map.of("tool/__init__.py", new byte[0]),
              Map.of("sub/tool-1.0.dist-info/METADATA", text),
              Map.of("tool-1.0.dist-info/METADATA", text, "x-1.0.dist-info/METADATA", text),
              Map.of("tool-1.0.dist-info/METADATA", new byte[(16 << 20) + 1]));

      for (Map<String, byte[]> members : wheels) {
        DistributionFile file = written(zip(members));
        assertThatThrownBy(() -> distributions().metadata(file))
            .isInstanceOf(InvalidDistributionException.class)
            .hasMessageMatching("(?is)tool-1\\.0.*metadata.*");
      }
    }
  }

  @Nested
  @DisplayName("tell the metadata of a source distribution")
  class OfAnSdist {
    private static final String STATIC =
        "Metadata-Version: 2.2\nName: tool\nVersion: 1.0\nRequires-Dist: dep\n";

    private DistributionFile tar(String filename, String member, String text) throws IOException {
      Path file = temp.resolve(filename);
      try (OutputStream out = Files.newOutputStream(file);
          TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
        entry(tar, "tool-1.0/setup.py", "");
        entry(tar, "tool-1.0/tool.egg-info/PKG-INFO", "Metadata-Version: 1.0\n");
        entry(tar, member, text);
      }
      return file(file.toUri());
    }

    private void entry(TarArchiveOutputStream tar, String name, String text) throws IOException {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(text.getBytes(UTF_8).length);
      tar.putArchiveEntry(entry);
      tar.write(text.getBytes(UTF_8));
      tar.closeArchiveEntry();
    }

    @Test
    @DisplayName("from a PKG-INFO that leaves nothing needed to the build")
    void staticMetadata() throws IOException {
      DistributionFile tar =
          tar("tool-1.0.tar.gz", "tool-1.0/PKG-INFO", STATIC + "Dynamic: Description\n");
      byte[] zip = zip(Map.of("tool-1.0/PKG-INFO", STATIC.getBytes(UTF_8)));
      DistributionFile zipped = file(Files.write(temp.resolve("tool-1.0.zip"), zip).toUri());

      assertNeedsDep(distributions().metadata(tar));
      assertNeedsDep(distributions().metadata(zipped));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Requires-Dist", "requires-python", "Provides-Extra"})
    @DisplayName("but not from one that leaves it to the build")
    void dynamic(String field) throws IOException {
      DistributionFile file =
          tar("tool-1.0.tar.gz", "tool-1.0/PKG-INFO", STATIC + "Dynamic: " + field + "\n");

      assertThatThrownBy(() -> distributions().metadata(file))
          .isInstanceOfSatisfying(
              MetadataNotStaticException.class,
              e -> {
                assertThat(e.filename()).isEqualTo("tool-1.0.tar.gz");
                assertThat(e.reason()).contains(field.toLowerCase(Locale.ROOT));
              });
    }

    @Test
    @DisplayName("but not from an old one, nor from one that is not there")
    void old() throws IOException {
      DistributionFile old =
          tar("tool-1.0.tar.gz", "tool-1.0/PKG-INFO", STATIC.replace("2.2", "2.1"));
      assertThatThrownBy(() -> distributions().metadata(old))
          .isInstanceOf(MetadataNotStaticException.class)
          .hasMessageContaining("2.1");

      DistributionFile without = tar("tool-1.0.tar.gz", "tool-1.0/README", "");
      assertThatThrownBy(() -> distributions().metadata(without))
          .isInstanceOf(MetadataNotStaticException.class)
          .hasMessageContaining("no PKG-INFO");

      DistributionFile unknown =
          file(Files.write(temp.resolve("tool-1.0.tar.lzma"), new byte[9]).toUri());
      assertThatThrownBy(() -> distributions().metadata(unknown))
          .isInstanceOf(MetadataNotStaticException.class);
    }

    @Test
    @DisplayName("and refuse an archive that is damaged")
    void damaged() throws IOException {
      for (String name : List.of("tool-1.0.tar.gz", "tool-1.0.zip", "tool-1.0.tar.bz2")) {
        DistributionFile file = file(Files.write(temp.resolve(name), new byte[600]).toUri());
        assertThatThrownBy(() -> distributions().metadata(file))
            .isInstanceOf(InvalidDistributionException.class)
            .hasMessageContaining(name);
      }
    }
  }

  @Nested
  @DisplayName("are fetched")
  class AreFetched {
    @Test
    @DisplayName("only as the index describes them")
    void indexHash() throws IOException {
      server.on(PATH, body(wheel()));
      DistributionFile file =
          with(file(server.url(PATH)), List.of(sha256(new byte[1])), Optional.empty());

      assertThatThrownBy(() -> distributions().fetch(file, List.of(sha256(wheel()))))
          .isInstanceOf(ChecksumMismatchException.class)
          .hasMessageContaining(sha256(new byte[1]).hex())
          .hasMessageContaining(sha256(wheel()).hex());
    }

    @Test
    @DisplayName("when any of the allowed hashes holds, of whatever kind")
    void allowed() throws IOException {
      byte[] wheel = wheel();
      server.on(PATH, body(wheel));
      DistributionFile plain = file(server.url(PATH));
      DistributionFile hashed = with(plain, List.of(sha256(wheel)), Optional.empty());
      Checksum other = checksum(DigestAlgorithm.SHA512, new byte[1]);
      Checksum right = checksum(DigestAlgorithm.SHA384, wheel);

      for (DistributionFile file : List.of(plain, hashed)) {
        for (List<Checksum> allowed :
            List.of(List.of(right), List.of(other, right), List.of(other, sha256(wheel)))) {
          FetchedFile fetched = distributions().fetch(file, allowed);
          assertThat(fetched.verified()).isTrue();
          assertThat(fetched.path()).hasBinaryContent(wheel);
        }
      }
      assertThat(distributions().fetch(plain, List.of()).verified()).isFalse();
      assertThat(distributions().fetch(hashed, List.of()).verified()).isTrue();
    }

    @Test
    @DisplayName("never when none of the allowed hashes holds")
    void notAllowed() throws IOException {
      byte[] wheel = wheel();
      server.on(PATH, body(wheel));
      DistributionFile hashed =
          with(file(server.url(PATH)), List.of(sha256(wheel)), Optional.empty());
      Checksum wrong = sha256(new byte[1]);
      Checksum wrong512 = checksum(DigestAlgorithm.SHA512, new byte[1]);

      assertThatThrownBy(() -> distributions().fetch(hashed, List.of(wrong)))
          .isInstanceOf(ChecksumMismatchException.class)
          .hasMessageContaining("wanted " + wrong + ", got " + sha256(wheel));
      assertThatThrownBy(() -> distributions().fetch(hashed, List.of(wrong, wrong512)))
          .isInstanceOf(ChecksumMismatchException.class)
          .hasMessageContaining(checksum(DigestAlgorithm.SHA512, wheel).hex());
      assertThatThrownBy(() -> distributions().fetch(file(server.url(PATH)), List.of(wrong)))
          .isInstanceOf(ChecksumMismatchException.class);
    }
  }
}
