package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@MojoTest
@DisplayName("The goal check-install")
class CheckInstallMojoTest extends ProvidedMaven {
  private static final String GOAL = "check-install";

  private static final String POM =
      """
      <project>
        <build>
          <plugins>
            <plugin>
              <artifactId>diracos-maven-plugin</artifactId>
              <configuration>
                <extensionName>VO</extensionName>
                <releasesCfg>releases.cfg</releasesCfg>
                <defaultsCfg>vo.cfg</defaultsCfg>
                <cache>cache</cache>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  @BeforeEach
  void publish() throws IOException {
    Files.writeString(
        folder.resolve("releases.cfg"), "Releases\n{\n  v1r0\n  {\n    DIRACOS = VO:v1\n  }\n}\n");
    Path web = Files.createDirectory(folder.resolve("web"));
    Files.writeString(folder.resolve("vo.cfg"), "DIRACOS = " + web + "\n");
    Files.writeString(web.resolve("VOdiracos-v1.tar.gz"), "");
    Files.writeString(web.resolve("VOdiracos-v1.md5"), "d41d8cd98f00b204e9800998ecf8427e\n");
  }

  @Test
  @MojoParameter(name = "release", value = "v1r0")
  @DisplayName(
      "tells what each generation fetches and why, for the project of the extension's name")
  void installs(@InjectMojo(goal = GOAL, pom = POM) CheckInstallMojo mojo) throws Exception {
    mojo.execute();

    assertThat(log.lines())
        .contains(
            "[INFO] dirac-install v6r22 fetches %s/web/VOdiracos-v1.tar.gz, and installs it"
                .formatted(folder),
            "[INFO]   as it reads VO:v1 (Releases/v1r0/DIRACOS in %s)"
                .formatted(folder.resolve("releases.cfg")),
            "[INFO]   as it reads %s/web (Installations/VO/DIRACOS in %s)"
                .formatted(folder, folder.resolve("vo.cfg")));
  }

  @Test
  @MojoParameter(name = "release", value = "v1r0")
  @DisplayName("fails if one of them would fail, and says at what")
  void broken(@InjectMojo(goal = GOAL, pom = POM) CheckInstallMojo mojo) throws IOException {
    Files.delete(folder.resolve("web/VOdiracos-v1.md5"));

    assertThat(catchThrowable(mojo::execute))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith(
            "dirac-install of 3 generations cannot install release v1r0 of VO: see above.");
    assertThat(log.lines())
        .contains("[ERROR]   %s/web/VOdiracos-v1.md5 does not exist".formatted(folder));
  }

  @Test
  @DisplayName("says that it must be told the release")
  void nameless(@InjectMojo(goal = GOAL, pom = POM) CheckInstallMojo mojo) {
    assertThat(catchThrowable(mojo::execute)).hasMessageStartingWith("this goal needs release.");
  }
}
