package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.diracgrid.diracos.fixture.FolderContents;
import org.eclipse.aether.spi.connector.transport.TransporterProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@MojoTest
@DisplayName("The goal stage")
class StageMojoTest extends ProvidedMaven {
  private static final String GOAL = "stage";

  private static final String POM =
      """
      <project>
        <build>
          <plugins>
            <plugin>
              <artifactId>diracos-maven-plugin</artifactId>
              <configuration>
                <extensionName>VO</extensionName>
                <diracOsVersion>v0r1</diracOsVersion>
                <pipRequirements>requirements.txt</pipRequirements>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  /** Servers are for the integration tests, which have Maven's own. */
  @Provides
  TransporterProvider transporters() {
    return (session, repository) -> {
      throw new AssertionError("no server is meant here");
    };
  }

  @BeforeEach
  void build() throws IOException {
    Files.createDirectory(folder.resolve("target"));
    Files.writeString(folder.resolve("target/VOdiracos-3.2.tar.gz"), "a tarball");
  }

  @Test
  @MojoParameter(name = "stageTo", value = "web")
  @DisplayName("publishes what was built, once, and prints the two lines for DIRAC's files")
  void publishes(
      @InjectMojo(goal = GOAL, pom = POM) StageMojo first,
      @InjectMojo(goal = GOAL, pom = POM) StageMojo second)
      throws Exception {
    first.execute();

    assertThat(FolderContents.of(folder.resolve("web")))
        .containsOnlyKeys("VOdiracos-3.2.tar.gz", "VOdiracos-3.2.md5", "VOdiracos-3.2.cfg.txt");
    Path web = folder.resolve("web");
    assertThat(log.lines())
        .containsExactly(
            "[INFO] VOdiracos-3.2.tar.gz is published, for installers at " + web,
            "[INFO] In the release's section of releases.cfg:  DIRACOS = VO:3.2",
            "[INFO] In the defaults file of the DIRAC project: DIRACOS = " + web);

    second.execute();
    assertThat(log.lines())
        .contains("[INFO] VOdiracos-3.2.tar.gz was published already, for installers at " + web);
  }

  @Test
  @MojoParameter(name = "stageTo", value = "web")
  @MojoParameter(name = "location", value = "https://vo.example.org/diracos")
  @MojoParameter(name = "file", value = "other.tar.gz")
  @DisplayName("publishes another file under the extension's name, for a place that it is told")
  void otherFile(@InjectMojo(goal = GOAL, pom = POM) StageMojo mojo) throws Exception {
    Files.writeString(folder.resolve("other.tar.gz"), "another");
    mojo.execute();

    assertThat(folder.resolve("web/VOdiracos-3.2.tar.gz")).hasContent("another");
    assertThat(folder.resolve("web/VOdiracos-3.2.cfg.txt"))
        .content()
        .contains("DIRACOS = https://vo.example.org/diracos\n");
  }

  @Test
  @DisplayName("says that it must be told where to")
  void nowhere(@InjectMojo(goal = GOAL, pom = POM) StageMojo mojo) {
    assertThat(catchThrowable(mojo::execute))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("this goal needs stageTo.");
  }

  @Test
  @MojoParameter(name = "stageTo", value = "web")
  @DisplayName("says that there is nothing to publish, and makes no folder")
  void missing(@InjectMojo(goal = GOAL, pom = POM) StageMojo mojo) throws IOException {
    Files.delete(folder.resolve("target/VOdiracos-3.2.tar.gz"));

    assertThat(catchThrowable(mojo::execute))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("there is no tarball " + folder.resolve("target"));
    assertThat(folder.resolve("web")).doesNotExist();
  }

  @Test
  @MojoParameter(name = "stageTo", value = "https://me:secret@vo.example.org/d")
  @DisplayName("does not publish to a server offline, and does not tell its password")
  void offline(@InjectMojo(goal = GOAL, pom = POM) StageMojo mojo) {
    maven().request().setOffline(true);

    assertThat(catchThrowable(mojo::execute))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith(
            "stageTo 'https://vo.example.org/d' cannot be used: it is on a server, and Maven is"
                + " offline.")
        .hasMessageNotContaining("secret");
  }
}
