package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.diracgrid.diracos.fixture.ReadTarball;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.resolver.UnresolvableException;
import org.diracgrid.diracos.wheel.MalformedWheelException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A wheel that the build depends on")
class DependencyWheelsTest {
  private static final String SITE_PACKAGES = "diracos/usr/lib/python2.7/site-packages/";
  private static final String COORDINATES = "org.example:tools-1.0.whl";

  @TempDir Path folder;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private SampleExtension extension;

  @BeforeEach
  void makeInputs() {
    new SampleBase("v0r1").releaseTo(folder.resolve("releases"));
    extension = new SampleExtension(folder).wheel(new SampleWheel("words", "2.1")).requirements();
    dependOn(new SampleWheel("grid-tools", "1.0").requires("words>=2"));
  }

  /** As a repository has it, under the name of an artifact. */
  private void dependOn(SampleWheel wheel) {
    try {
      Path file = wheel.writeTo(folder.resolve("made"));
      Path place = Files.createDirectories(folder.resolve("repository"));
      extension.dependsOn(Files.write(place.resolve("tools-1.0.whl"), Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BuildResult build() {
    return extension.build(event -> warnings.add(event.toString()));
  }

  @Test
  @DisplayName("is installed with what it needs, as if the requirements named it")
  void installed() {
    BuildResult result = build();

    assertThat(ReadTarball.members(result.tarball()))
        .containsKeys(
            SITE_PACKAGES + "grid_tools/__init__.py",
            SITE_PACKAGES + "grid_tools-1.0.dist-info/REQUESTED",
            SITE_PACKAGES + "words/__init__.py")
        .doesNotContainKey(SITE_PACKAGES + "grid_tools-1.0.dist-info/direct_url.json");
    assertThat(result.record().distributions().get(0))
        .satisfies(
            it -> {
              assertThat(it.file()).isEqualTo("grid_tools-1.0-py2.py3-none-any.whl");
              assertThat(it.origin()).isEqualTo(COORDINATES);
              assertThat(it.verified()).isTrue();
              assertThat(it.wantedBy()).containsExactly(COORDINATES + " (pom.xml:12:5)");
            });
  }

  @Test
  @DisplayName("may be wanted by a requirement, too, and by one that wants another version not")
  void wanted() {
    extension.requirements("grid-tools>=1");
    assertThat(build().record().distributions()).hasSize(2);
    extension.requirements("grid-tools>=2");
    assertThatThrownBy(this::build)
        .isInstanceOf(UnresolvableException.class)
        .hasMessageContaining(COORDINATES);
  }

  @Test
  @DisplayName("needs no hash in the requirements where all else does")
  void hashes() {
    dependOn(new SampleWheel("grid-tools", "1.0"));
    extension.requirements("--require-hashes");
    assertThat(build().record().unverified()).isEmpty();
  }

  @Test
  @DisplayName("is judged against the target like any other")
  void anotherTarget() {
    dependOn(new SampleWheel("grid-tools", "1.0").tag("py3-none-any"));
    assertThatThrownBy(this::build)
        .isInstanceOf(UnresolvableException.class)
        .hasMessageContaining("grid_tools-1.0-py3-none-any.whl");
  }

  @Test
  @DisplayName("is refused with its coordinates where it is none")
  void noWheel() {
    dependOn(new SampleWheel("grid-tools", "1.0").tag("any"));
    assertThatThrownBy(this::build)
        .isInstanceOf(MalformedWheelException.class)
        .hasMessageStartingWith(COORDINATES + " is not a valid wheel: ");
  }

  @Test
  @DisplayName("counts by what it holds when it is found out whether anything changed")
  void changed() {
    build();
    dependOn(new SampleWheel("grid-tools", "1.0").requires("words>=2"));
    assertThat(build().upToDate()).isTrue();
    dependOn(new SampleWheel("grid-tools", "1.0").requires("words>=2").file("more.py", ""));
    assertThat(build().upToDate()).isFalse();
  }

  @Nested
  @DisplayName("and a lock")
  class Locks {
    private String lock(Optional<Path> pinned) {
      try {
        extension.lock(
            new LockOptions(Optional.empty(), pinned), event -> warnings.add(event.toString()));
        return Files.readString(folder.resolve("pylock.toml"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Test
    @DisplayName("is left out, with a word about it, but what it needs is locked")
    void leftOut() {
      assertThat(lock(Optional.empty()))
          .contains("name = \"words\"")
          .doesNotContain("name = \"grid-tools\"")
          .contains("at = \"pom.xml:12\", text = \"" + COORDINATES + "\"");
      assertThat(warnings)
          .anySatisfy(
              it ->
                  assertThat(it)
                      .contains(
                          COORDINATES
                              + " is left out of the lock, as Maven pins what it resolves"));
    }

    @Test
    @DisplayName("may change, as long as what it needs is locked")
    void rebuilt() {
      lock(Optional.empty());
      extension.wheel(new SampleWheel("words", "2.2")).wheel(new SampleWheel("more", "1.0"));
      dependOn(new SampleWheel("grid-tools", "1.1").requires("words>=2"));
      assertThat(build().record().distributions())
          .extracting(it -> it.name() + " " + it.version())
          .containsExactly("grid-tools 1.1", "words 2.1");
      dependOn(new SampleWheel("grid-tools", "1.1").requires("more"));
      assertThatThrownBy(DependencyWheelsTest.this::build)
          .isInstanceOf(StaleLockException.class)
          .hasMessageContaining("more");
    }

    @Test
    @DisplayName("is a comment among pinned requirements")
    void pinned() throws IOException {
      Path pinned = folder.resolve("pinned.txt");
      lock(Optional.of(pinned));
      assertThat(Files.readString(pinned))
          .contains("# grid-tools==1.0 comes from " + COORDINATES + "\n")
          .contains("words==2.1 \\\n    --hash=sha256:");
    }
  }
}
