package org.diracgrid.diracos.release;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diracgrid.diracos.archive.FileDigests;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A check of what dirac-install would do")
class InstallCheckTest {
  private static final String TARBALL = "/d/LHCbdiracos-v1.tar.gz";
  private static final String MD5 = "/d/LHCbdiracos-v1.md5";

  @TempDir Path temp;
  private final SampleServer server = new SampleServer();
  private Optional<String> diracOs = Optional.empty();
  private Optional<String> location = Optional.empty();
  private Optional<CfgFile> releases = Optional.empty();
  private Optional<CfgFile> diracReleases = Optional.empty();
  private Optional<CfgFile> global = Optional.empty();
  private Optional<CfgFile> own = Optional.empty();

  @BeforeEach
  void publish() {
    server.on(TARBALL, body("tarball")).on(MD5, body(digest() + "\n"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String digest() {
    try {
      Path file = Files.writeString(temp.resolve("tarball"), "tarball");
      return FileDigests.of(file, bytes -> {}).md5();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<CfgFile> cfg(String name, String text) {
    return Optional.of(CfgFile.parse(name, text.getBytes(US_ASCII)));
  }

  private List<InstallAnswer> answers() {
    TransferSettings settings =
        new TransferSettings(
            temp.resolve("cache"), false, Duration.ofSeconds(5), Duration.ofSeconds(5), 0);
    try (Transfer transfer = new Transfer(settings, TransferListener.SILENT)) {
      return new InstallCheck(transfer)
          .answers(
              new InstallRequest(
                  "LHCb",
                  "v10r0",
                  diracOs,
                  location,
                  releases,
                  diracReleases,
                  new InstallDefaults("LHCb", global, own)));
    }
  }

  private String url() {
    return server.url("/d").toString();
  }

  private void releaseNames(String name) {
    releases =
        cfg(
            "releases.cfg",
            "Releases\n{\n  v10r0\n  {\n    Depends = DIRAC:v7r1\n%s  }\n}\n"
                .formatted(name.isEmpty() ? "" : "    DIRACOS = " + name + "\n"));
  }

  private List<String> problems() {
    return answers().stream().flatMap(it -> it.problems().stream()).distinct().toList();
  }

  @Test
  @DisplayName("tells for each generation what it fetches, and which lines say so")
  void tells() {
    releaseNames("LHCb:v1");
    own = cfg("lhcb.cfg", "DIRACOS = " + url() + "\n");

    List<InstallAnswer> answers = answers();

    assertThat(answers)
        .allMatch(InstallAnswer::installs)
        .extracting(InstallAnswer::tarball)
        .containsOnly(Optional.of(url() + "/LHCbdiracos-v1.tar.gz"));
    assertThat(answers.get(0).because())
        .containsExactly(
            "LHCb:v1 (Releases/v10r0/DIRACOS in releases.cfg)",
            url() + " (Projects/LHCb/DIRACOS in lhcb.cfg)");
    assertThat(answers.get(2).because())
        .contains(url() + " (Installations/LHCb/DIRACOS in lhcb.cfg)");
    assertThat(server.requests(TARBALL)).hasSize(1);
  }

  @Test
  @DisplayName("knows that old installers do not look into Installations")
  void installations() {
    releaseNames("LHCb:v1");
    global =
        cfg(
            "global.cfg",
            """
            Installations
            {
              LHCb
              {
                DIRACOS = %s
              }
            }
            Projects
            {
              DIRAC
              {
                BaseURL = %s
              }
            }
            """
                .formatted(url(), server.url("/elsewhere")));

    List<InstallAnswer> answers = answers();

    assertThat(answers).extracting(InstallAnswer::installs).containsExactly(false, true, true);
    assertThat(answers.get(0).because())
        .contains(server.url("/elsewhere") + " (Projects/DIRAC/BaseURL in global.cfg)");
    assertThat(answers.get(0).problems())
        .containsExactly(
            server.url("/elsewhere/LHCbdiracos-v1.tar.gz") + " does not exist",
            server.url("/elsewhere/LHCbdiracos-v1.md5") + " does not exist");
  }

  @Test
  @DisplayName("knows that the current installer takes a plain DIRACOS from DIRAC's place only")
  void plain() {
    releaseNames("v1r27");
    server.on("/d/diracos-v1r27.tar.gz", body("tarball"));
    server.on("/d/diracos-v1r27.md5", body(digest()));
    own = cfg("lhcb.cfg", "DIRACOS = " + url() + "\n");

    assertThat(answers()).extracting(InstallAnswer::installs).containsExactly(true, true, false);
    assertThat(answers().get(2).problems())
        .containsExactly(
            "no place is named for diracos-v1r27.tar.gz: none of Installations/DIRAC/DIRACOS,"
                + " Projects/DIRAC/DIRACOS, Projects/DIRAC/BaseURL is set");
  }

  @Test
  @DisplayName("lets the options of the command line win over all files")
  void commandLine() {
    releaseNames("LHCb:v0");
    own = cfg("lhcb.cfg", "DIRACOS = https://nowhere.invalid\n");
    diracOs = Optional.of("LHCb:v1");
    location = Optional.of(url());

    assertThat(answers()).allMatch(InstallAnswer::installs);
    assertThat(answers().get(0).because())
        .containsExactly("LHCb:v1 (--dirac-os-version)", url() + " (-u)");
  }

  @Test
  @DisplayName("takes what the release of DIRAC names, on which the project's depends")
  void depends() {
    releaseNames("");
    diracReleases = cfg("dirac.cfg", "Releases\n{\n  v7r1\n  {\n    DIRACOS = v1r27\n  }\n}\n");
    location = Optional.of(url());

    assertThat(answers().get(0).because()).contains("v1r27 (Releases/v7r1/DIRACOS in dirac.cfg)");
  }

  @Test
  @DisplayName("says so if nothing names a DIRACOS")
  void unnamed() {
    releaseNames("");
    assertThat(problems())
        .containsExactly(
            "no DIRACOS is named for release v10r0 of LHCb, nor for the release of DIRAC it"
                + " depends on");
  }

  @Test
  @DisplayName("reads a folder of this machine, too")
  void folder() throws Exception {
    releaseNames("LHCb:v1");
    Files.writeString(temp.resolve("LHCbdiracos-v1.tar.gz"), "tarball");
    Files.writeString(temp.resolve("LHCbdiracos-v1.md5"), digest());
    location = Optional.of(temp.toString());
    assertThat(answers()).allMatch(InstallAnswer::installs);
  }

  @Nested
  @DisplayName("finds")
  class Finds {
    @BeforeEach
    void name() {
      releaseNames("LHCb:v1");
      location = Optional.of(url());
    }

    @Test
    @DisplayName("a second colon, at which every installer ends")
    void colons() {
      releaseNames("LHCb:v1:x");
      assertThat(problems())
          .containsExactly(
              "'LHCb:v1:x' is neither a version nor an extension and a version with one colon"
                  + " between");
    }

    @Test
    @DisplayName("an md5 of another tarball")
    void otherMd5() {
      server.on(MD5, body("0123456789abcdef0123456789abcdef"));
      assertThat(problems())
          .containsExactly(
              "%s says 0123456789abcdef0123456789abcdef, but the tarball has %s"
                  .formatted(server.url(MD5), digest()));
    }

    @Test
    @DisplayName("an md5 in a form that is not compared well")
    void forms() {
      server.on(MD5, body(digest().toUpperCase(Locale.ROOT)));
      assertThat(problems()).containsExactly(server.url(MD5) + " is in upper case");
      server.on(MD5, body(digest() + "  LHCbdiracos-v1.tar.gz\n"));
      assertThat(problems())
          .containsExactly(
              "%s holds more than the digest: '%s  LHCbdiracos-v1.tar.gz'"
                  .formatted(server.url(MD5), digest()));
      server.on(MD5, body("<html>Sign in</html>"));
      assertThat(problems())
          .containsExactly(server.url(MD5) + " holds no md5 but '<html>Sign in</html>'");
      server.on(MD5, body(" \n"));
      assertThat(problems()).containsExactly(server.url(MD5) + " is empty");
    }

    @Test
    @DisplayName("what a server refuses, and a place that is none, without telling credentials")
    void refused() {
      server.on(TARBALL, status(403)).on(MD5, status(403));
      location = Optional.of(server.url("me:secret", "/d").toString());
      assertThat(answers())
          .allSatisfy(answer -> assertThat(answer.toString()).doesNotContain("secret"))
          .allSatisfy(answer -> assertThat(answer.problems().get(0)).contains("HTTP 403"));
      location = Optional.of("https://no where/[");
      assertThat(problems())
          .isNotEmpty()
          .allMatch(it -> it.endsWith("is neither a URL nor a path"));
    }
  }
}
