package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.diracgrid.diracos.fixture.SampleProject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@MojoTest
@DisplayName("The goal build-wheel")
class BuildWheelMojoTest extends ProvidedMaven {
  private static final String POM =
      """
      <project>
        <build>
          <plugins>
            <plugin>
              <artifactId>diracos-maven-plugin</artifactId>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  @Test
  @DisplayName("attaches the wheel of the project's folder with the type whl")
  void attaches(@InjectMojo(goal = "build-wheel", pom = POM) BuildWheelMojo mojo) throws Exception {
    SampleProject.named("grid-tools", folder);
    mojo.execute();

    assertThat(project().getAttachedArtifacts())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it).hasToString("org.example:vo-diracos:whl:3.2");
              assertThat(it.getFile())
                  .isEqualTo(folder.resolve("target/grid_tools-1.0-py2.py3-none-any.whl").toFile());
            });
  }

  @Test
  @DisplayName("says what to do where the folder holds no such project")
  void noProject(@InjectMojo(goal = "build-wheel", pom = POM) BuildWheelMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("it has neither a pyproject.toml nor a setup.py")
        .hasMessageContaining("attach that with the type whl");
  }

  @Test
  @MojoParameter(name = "skip", value = "true")
  @DisplayName("does nothing if it is to be skipped")
  void skipped(@InjectMojo(goal = "build-wheel", pom = POM) BuildWheelMojo mojo) throws Exception {
    mojo.execute();
    assertThat(project().getAttachedArtifacts()).isEmpty();
    assertThat(Files.exists(folder.resolve("target"))).isFalse();
  }
}
