package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoFailureException;
import org.diracgrid.diracos.fixture.FolderContents;
import org.diracgrid.diracos.fixture.ReadTarball;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@MojoTest
@DisplayName("The goal build-extension")
class BuildExtensionMojoTest extends ProvidedMaven {
  private static final String GOAL = "build-extension";

  private static final String POM =
      """
      <project>
        <build>
          <plugins>
            <plugin>
              <artifactId>diracos-maven-plugin</artifactId>
              <configuration>
                <extensionName>VO</extensionName>
                <base>diracos-v0r1.tar.gz</base>
                <pipRequirements>requirements.txt</pipRequirements>
                <findLinks>wheels</findLinks>
                <noIndex>true</noIndex>
                <cache>cache</cache>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  @BeforeEach
  void makeInputs() throws IOException {
    new SampleBase("v0r1").distribution("six", "1.16.0").releaseTo(folder);
    new SampleWheel("grid", "1.0").requires("six").writeTo(folder.resolve("wheels"));
    Files.writeString(folder.resolve("requirements.txt"), "grid\n");
  }

  @Test
  @DisplayName("attaches the tarball, its md5 and its bill of materials")
  void attaches(@InjectMojo(goal = GOAL, pom = POM) BuildExtensionMojo mojo) throws Exception {
    mojo.execute();

    assertThat(attached())
        .isEqualTo(
            Map.of(
                "org.example:vo-diracos:tar.gz:3.2", target("VOdiracos-3.2.tar.gz"),
                "org.example:vo-diracos:md5:3.2", target("VOdiracos-3.2.md5"),
                "org.example:vo-diracos:json:cyclonedx:3.2",
                    target("VOdiracos-3.2.cyclonedx.json")));
    assertThat(target("VOdiracos-3.2.tar.gz"))
        .hasDigest("MD5", Files.readString(target("VOdiracos-3.2.md5")));
    assertThat(log.lines())
        .contains(
            "[INFO] VO 3.2 on DIRACOS v0r1 (Python 2.7.13, x86_64, glibc 2.12)",
            "[INFO]   = six 1.16.0 in the base")
        .last()
        .isEqualTo("[INFO] " + target("VOdiracos-3.2.tar.gz"));
  }

  @Test
  @MojoParameter(name = "classifier", value = "el6")
  @DisplayName("attaches with a classifier, which is none of the file's name")
  void classifier(@InjectMojo(goal = GOAL, pom = POM) BuildExtensionMojo mojo) throws Exception {
    mojo.execute();

    assertThat(attached())
        .isEqualTo(
            Map.of(
                "org.example:vo-diracos:tar.gz:el6:3.2", target("VOdiracos-3.2.tar.gz"),
                "org.example:vo-diracos:md5:el6:3.2", target("VOdiracos-3.2.md5"),
                "org.example:vo-diracos:json:el6-cyclonedx:3.2",
                    target("VOdiracos-3.2.cyclonedx.json")));
    assertThat(Files.readString(target("VOdiracos-3.2.cyclonedx.json")))
        .contains("pkg:maven/org.example/vo-diracos@3.2?classifier=el6&type=tar.gz");
  }

  @Test
  @MojoParameter(name = "sbom", value = "false")
  @DisplayName("makes no bill of materials if none is wanted")
  void withoutSbom(@InjectMojo(goal = GOAL, pom = POM) BuildExtensionMojo mojo) throws Exception {
    mojo.execute();

    assertThat(attached().keySet())
        .containsExactly("org.example:vo-diracos:md5:3.2", "org.example:vo-diracos:tar.gz:3.2");
    assertThat(FolderContents.of(folder.resolve("target")))
        .doesNotContainKey("VOdiracos-3.2.cyclonedx.json");
  }

  @Test
  @MojoParameter(name = "compareWith", value = "old/VOdiracos-1.tar.gz")
  @DisplayName("tells in the release notes what differs from an earlier extension")
  void compares(@InjectMojo(goal = GOAL, pom = POM) BuildExtensionMojo mojo) throws Exception {
    new SampleBase("v0r0").distribution("six", "1.15.0").releaseTo(folder.resolve("old"));
    Files.move(folder.resolve("old/diracos-v0r0.tar.gz"), folder.resolve("old/VOdiracos-1.tar.gz"));

    mojo.execute();

    assertThat(Files.readString(target("VOdiracos-3.2.release-notes.md")))
        .contains(
            "### Since VOdiracos-1.tar.gz\n",
            "- DIRACOS v0r0 → v0r1\n",
            "#### New\n\n- grid 1.0\n",
            "#### Updated\n\n- six 1.15.0 → 1.16.0\n");
  }

  @Test
  @MojoParameter(name = "compareWith", value = "never-there.tar.gz")
  @DisplayName("that is to be compared with what is not there fails before it builds")
  void comparesWithNothing(@InjectMojo(goal = GOAL, pom = POM) BuildExtensionMojo mojo) {
    assertThat(catchThrowable(mojo::execute))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("the earlier extension to compare with cannot be used: ")
        .hasMessageContaining("never-there.tar.gz")
        .hasMessageEndingWith(
            "Correct diracos.compareWith: the path, URL or Maven coordinates of the tarball of an"
                + " earlier extension.");
    assertThat(target("VOdiracos-3.2.tar.gz")).doesNotExist();
  }

  @Nested
  @DisplayName("with the packaging diracos-extension")
  class OfItsOwnPackaging {
    private static final String UNNAMED =
        """
        <project>
          <build>
            <plugins>
              <plugin>
                <artifactId>diracos-maven-plugin</artifactId>
                <configuration>
                  <base>diracos-v0r1.tar.gz</base>
                  <pipRequirements>requirements.txt</pipRequirements>
                  <findLinks>wheels</findLinks>
                  <noIndex>true</noIndex>
                  <cache>cache</cache>
                </configuration>
              </plugin>
            </plugins>
          </build>
        </project>
        """;

    @Test
    @DisplayName("makes the tarball the project's artifact, and names it after the artifactId")
    void isTheArtifact(@InjectMojo(goal = GOAL, pom = UNNAMED) BuildExtensionMojo mojo)
        throws Exception {
      maven().packaged("LHCbdiracos", "diracos-extension");

      mojo.execute();

      assertThat(maven().project().getArtifact().getFile())
          .isEqualTo(target("LHCbdiracos-3.2.tar.gz").toFile());
      assertThat(attached())
          .isEqualTo(
              Map.of(
                  "org.example:LHCbdiracos:md5:3.2", target("LHCbdiracos-3.2.md5"),
                  "org.example:LHCbdiracos:json:cyclonedx:3.2",
                      target("LHCbdiracos-3.2.cyclonedx.json")));
      assertThat(log.lines()).noneMatch(line -> line.startsWith("[WARN"));
    }

    @Test
    @MojoParameter(name = "classifier", value = "el6")
    @DisplayName("only attaches what has a classifier")
    void classifier(@InjectMojo(goal = GOAL, pom = UNNAMED) BuildExtensionMojo mojo)
        throws Exception {
      maven().packaged("LHCbdiracos", "diracos-extension");

      mojo.execute();

      assertThat(maven().project().getArtifact().getFile()).isNull();
      assertThat(attached().keySet())
          .containsExactlyInAnyOrder(
              "org.example:LHCbdiracos:tar.gz:el6:3.2",
              "org.example:LHCbdiracos:md5:el6:3.2",
              "org.example:LHCbdiracos:json:el6-cyclonedx:3.2");
    }

    @Test
    @MojoParameter(name = "extensionName", value = "LHCb")
    @DisplayName("warns if dirac-install would not find it in a Maven repository")
    void otherName(@InjectMojo(goal = GOAL, pom = UNNAMED) BuildExtensionMojo mojo)
        throws Exception {
      maven().packaged("lhcb-extension", "diracos-extension");

      mojo.execute();

      assertThat(log.lines())
          .contains(
              "[WARNING] The artifact is published as lhcb-extension-3.2.tar.gz, but dirac-install"
                  + " asks for LHCbdiracos-3.2.tar.gz; make the artifactId LHCbdiracos and the"
                  + " project's version 3.2 if it is to install from the repository.");
    }

    @Test
    @DisplayName("asks for a name if the artifactId does not tell one")
    void nameless(@InjectMojo(goal = GOAL, pom = UNNAMED) BuildExtensionMojo mojo) {
      maven().packaged("diracos", "diracos-extension");

      assertThat(catchThrowable(mojo::execute))
          .isInstanceOf(MojoFailureException.class)
          .hasMessageContaining("extensionName");
    }
  }

  @Test
  @MojoParameter(name = "configFile", value = "VO.json")
  @MojoParameter(name = "version", value = "pom")
  @DisplayName("lets the command line win over the POM, and the POM over the JSON file")
  void precedence(@InjectMojo(goal = GOAL, pom = POM) BuildExtensionMojo mojo) throws Exception {
    Files.writeString(
        folder.resolve("VO.json"),
        """
        {"extensionName": "Json", "version": "json", "diracOsVersion": "json${project.version}"}
        """);
    maven().request().getUserProperties().setProperty("diracos.extensionName", "Line");

    mojo.execute();

    assertThat(target("Linediracos-pom.tar.gz")).exists();
    assertThat(log.lines())
        .anyMatch(line -> line.startsWith("[INFO] Line pom on DIRACOS json3.2 (Python"));
  }

  @Test
  @MojoParameter(name = "configFile", value = "sub/VO.json")
  @DisplayName("takes paths of the JSON file from its folder, and those of the POM from the POM's")
  void folders(@InjectMojo(goal = GOAL) BuildExtensionMojo mojo) throws Exception {
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(
        folder.resolve("sub/VO.json"),
        """
        {
          "extensionName": "VO",
          "base": "../diracos-v0r1.tar.gz",
          "pipRequirements": "own.txt",
          "findLinks": "../wheels",
          "noIndex": true
        }
        """);
    Files.writeString(folder.resolve("sub/own.txt"), "grid\n");

    mojo.execute();

    assertThat(target("VOdiracos-3.2.tar.gz")).exists();
  }

  @Test
  @MojoParameter(name = "skip", value = "true")
  @DisplayName("does nothing when it is to be skipped, whatever is wrong")
  void skip(@InjectMojo(goal = GOAL, pom = POM) BuildExtensionMojo mojo) throws Exception {
    Files.delete(folder.resolve("requirements.txt"));

    mojo.execute();

    assertThat(log.lines()).containsExactly("[INFO] Skipped, as diracos.skip says.");
    assertThat(attached()).isEmpty();
    assertThat(folder.resolve("target")).doesNotExist();
    assertThat(folder.resolve("cache")).doesNotExist();
  }

  @Test
  @DisplayName("run again says that nothing changed, and attaches all the same")
  void again(
      @InjectMojo(goal = GOAL, pom = POM) BuildExtensionMojo first,
      @InjectMojo(goal = GOAL, pom = POM) BuildExtensionMojo second)
      throws Exception {
    first.execute();
    Map<String, String> before = FolderContents.of(folder.resolve("target"));
    Map<String, Path> attached = attached();
    maven().project().getAttachedArtifacts().forEach(it -> it.setFile(null));
    int lines = log.lines().size();

    second.execute();

    assertThat(FolderContents.of(folder.resolve("target"))).isEqualTo(before);
    assertThat(attached()).isEqualTo(attached);
    List<String> said = log.lines().subList(lines, log.lines().size());
    assertThat(said).hasSize(3);
    assertThat(said.get(0)).startsWith("[INFO] base          diracos-v0r1.tar.gz, ");
    assertThat(said.subList(1, 3))
        .containsExactly(
            "[INFO] Nothing changed since the last build; -Ddiracos.force builds all the same.",
            "[INFO] " + target("VOdiracos-3.2.tar.gz"));
  }

  @Test
  @DisplayName("that fails attaches nothing, leaves earlier results, and tells what to do")
  void fails(
      @InjectMojo(goal = GOAL, pom = POM) BuildExtensionMojo good,
      @InjectMojo(goal = GOAL, pom = POM) BuildExtensionMojo bad)
      throws Exception {
    good.execute();
    maven().project().getAttachedArtifacts().clear();
    Map<String, String> before = FolderContents.of(folder.resolve("target"));
    Files.writeString(folder.resolve("requirements.txt"), "grid\nnever-there\n");

    Throwable failure = catchThrowable(bad::execute);

    assertThat(failure).isInstanceOf(MojoFailureException.class).hasNoCause();
    assertThat(failure.getMessage().lines().toList())
        .first()
        .asString()
        .contains("requirements.txt:2:1 asks for never-there");
    assertThat(failure.getMessage().lines().toList())
        .last()
        .isEqualTo(
            "Loosen one of these requirements, or offer the versions that are missing on an index"
                + " or with --find-links.");
    assertThat(failure.getMessage()).doesNotContain("Exception", "\tat ");
    assertThat(attached()).isEmpty();
    assertThat(FolderContents.of(folder.resolve("target"))).isEqualTo(before);
  }

  @Test
  @MojoParameter(name = "outputTimestamp", value = "2026-11-01T00:00:00Z")
  @DisplayName("gives what is new in the tarball the time it is told")
  void timestamp(@InjectMojo(goal = GOAL, pom = POM) BuildExtensionMojo mojo) throws Exception {
    mojo.execute();

    assertThat(versions()).startsWith("VODIRACOS 3.2 Sun Nov  1 00:00:00 UTC 2026 based on");
  }

  @Test
  @MojoParameter(name = "outputTimestamp", value = "yesterday")
  @DisplayName("says what a time looks like to who gives none")
  void noTimestamp(@InjectMojo(goal = GOAL, pom = POM) BuildExtensionMojo mojo) {
    assertThat(catchThrowable(mojo::execute))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageMatching(
            ".*'yesterday' is no time\\.\\RGive it as 2026-11-01T00:00:00Z, or in .*");
  }

  @Nested
  @DisplayName("of a project with an output timestamp")
  class Reproducible {
    @BeforeEach
    void giveTimestamp() {
      maven().project().getProperties().setProperty("project.build.outputTimestamp", "1793491200");
    }

    @Test
    @DisplayName("gives what is new in the tarball that time")
    void timestamp(@InjectMojo(goal = GOAL, pom = POM) BuildExtensionMojo mojo) throws Exception {
      mojo.execute();

      assertThat(versions()).startsWith("VODIRACOS 3.2 Sun Nov  1 00:00:00 UTC 2026 based on");
    }
  }

  @Nested
  @DisplayName("without a POM")
  class WithoutPom {
    @BeforeEach
    void describeOnTheCommandLine() {
      maven().withoutPom();
      Properties line = maven().request().getUserProperties();
      line.setProperty("diracos.extensionName", "VO");
      line.setProperty("diracos.base", "diracos-v0r1.tar.gz");
      line.setProperty("diracos.pipRequirements", "requirements.txt");
      line.setProperty("diracos.findLinks", "wheels");
      line.setProperty("diracos.noIndex", "true");
      line.setProperty("diracos.cache", folder.resolve("cache").toString());
    }

    @Test
    @DisplayName("leaves its results in target of the current folder")
    void results(@InjectMojo(goal = GOAL) BuildExtensionMojo mojo) throws Exception {
      maven().request().getUserProperties().setProperty("diracos.version", "v1");

      mojo.execute();

      assertThat(FolderContents.of(folder.resolve("target")))
          .containsOnlyKeys(
              "VOdiracos-v1.build.json",
              "VOdiracos-v1.cyclonedx.json",
              "VOdiracos-v1.md5",
              "VOdiracos-v1.release-notes.md",
              "VOdiracos-v1.tar.gz");
      assertThat(Files.readString(target("VOdiracos-v1.cyclonedx.json")))
          .contains("\"pkg:generic/VOdiracos@v1\"");
      assertThat(attached()).isEmpty();
    }

    @Test
    @DisplayName("wants a version to be given")
    void version(@InjectMojo(goal = GOAL) BuildExtensionMojo mojo) {
      assertThat(catchThrowable(mojo::execute))
          .isInstanceOf(MojoFailureException.class)
          .hasMessageContaining("the key 'version' is given neither in the JSON file");
    }
  }

  private Path target(String name) {
    return folder.resolve("target").resolve(name);
  }

  private String versions() {
    return ReadTarball.members(target("VOdiracos-3.2.tar.gz"))
        .get("diracos/VO_versions.txt")
        .content();
  }

  /** What is attached to the project, by coordinates. */
  private Map<String, Path> attached() {
    Map<String, Path> attached = new TreeMap<>();
    for (Artifact artifact : maven().project().getAttachedArtifacts()) {
      attached.put(artifact.getId(), artifact.getFile().toPath());
    }
    return attached;
  }
}
