package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@MojoTest
@DisplayName("The goal verify")
class VerifyMojoTest extends ProvidedMaven {
  private static final String BUILD = "build-extension";
  private static final String GOAL = "verify";

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
  @DisplayName("verifies what was built, attached or not, and writes the report beside it")
  void built(
      @InjectMojo(goal = BUILD, pom = POM) BuildExtensionMojo build,
      @InjectMojo(goal = GOAL, pom = POM) VerifyMojo first,
      @InjectMojo(goal = GOAL, pom = POM) VerifyMojo second)
      throws Exception {
    build.execute();
    first.execute();

    Path report = folder.resolve("target/VOdiracos-3.2.verification.json");
    assertThat(report).content().contains("\"holds\" : true");
    assertThat(log.lines())
        .anyMatch(line -> line.startsWith("[INFO] VOdiracos-3.2.tar.gz holds: "))
        .last()
        .isEqualTo("[INFO] " + report);

    Files.delete(report);
    maven().project().getAttachedArtifacts().clear();
    second.execute();
    assertThat(report).exists();
  }

  @Test
  @DisplayName("fails with what is wrong, and what to do")
  void broken(
      @InjectMojo(goal = BUILD, pom = POM) BuildExtensionMojo build,
      @InjectMojo(goal = GOAL, pom = POM) VerifyMojo verify)
      throws Exception {
    build.execute();
    Path tarball = folder.resolve("target/VOdiracos-3.2.tar.gz");
    new EditedTarball(tarball).link("diracos/x", "/etc").writeTo(tarball);

    Throwable failure = catchThrowable(verify::execute);

    assertThat(failure)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith(tarball + " does not hold: 3 errors, all of it in ")
        .hasMessageEndingWith("or fetch it again, and verify it once more.");
    assertThat(log.lines())
        .contains("[ERROR] links: diracos/x: leads to /etc, an absolute place of the host");
  }

  @Test
  @DisplayName("of nothing built says to build first")
  void nothing(@InjectMojo(goal = GOAL, pom = POM) VerifyMojo verify) {
    assertThat(catchThrowable(verify::execute))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("there is no tarball " + folder)
        .hasMessageContaining("Build it first, with mvn package");
  }

  @Test
  @MojoParameter(name = "failOnWarning", value = "true")
  @DisplayName("fails for a warning if that is asked for")
  void strict(
      @InjectMojo(goal = BUILD, pom = POM) BuildExtensionMojo build,
      @InjectMojo(goal = GOAL, pom = POM) VerifyMojo verify)
      throws Exception {
    build.execute();
    Files.delete(folder.resolve("target/VOdiracos-3.2.md5"));

    assertThat(catchThrowable(verify::execute)).hasMessageContaining("does not hold: 1 warning");
    assertThat(log.lines())
        .contains(
            "[WARNING] md5: there is no VOdiracos-3.2.md5 beside it, without which dirac-install"
                + " fails");
  }

  @Test
  @DisplayName("needs neither a POM nor a description of the extension, only a file")
  void withoutPom(
      @InjectMojo(goal = BUILD, pom = POM) BuildExtensionMojo build,
      @InjectMojo(goal = GOAL) VerifyMojo verify)
      throws Exception {
    build.execute();
    Path received = Files.createDirectories(folder.resolve("received"));
    Path tarball = received.resolve("VOdiracos-3.2.tar.gz");
    Files.copy(folder.resolve("target/VOdiracos-3.2.tar.gz"), tarball);
    maven().withoutPom();
    setParameter(verify, "file", tarball.toFile());

    verify.execute();

    assertThat(received.resolve("VOdiracos-3.2.verification.json"))
        .content()
        .contains("\"holds\" : true", "\"base\" : null");
  }

  private static void setParameter(VerifyMojo mojo, String name, Object value)
      throws ReflectiveOperationException {
    Field field = VerifyMojo.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(mojo, value);
  }
}
