package org.diracgrid.diracos.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diracgrid.diracos.fixture.SampleIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On hard graphs the search")
class HardGraphsTest {
  @TempDir Path folder;
  private SampleIndex index;
  private final SampleRequest request = new SampleRequest();

  @BeforeEach
  void makeIndex() {
    index = new SampleIndex(folder.resolve("index"));
  }

  private int effort() {
    return request.effort(index, folder);
  }

  @Test
  @DisplayName("does not try all that was decided between a clash and its cause")
  void backjumps() {
    index.wheel("a", "1.0").wheel("a", "2.0", "words<2");
    index.wheel("z", "1.0", "words>=2").wheel("words", "1.0").wheel("words", "2.0");
    request.ask("a");
    for (int i = 10; i < 30; i++) {
      index.wheel("between-" + i, "1.0").wheel("between-" + i, "2.0");
      request.ask("between-" + i);
    }
    request.ask("z");
    // Trying them all would take 2 to the power of 20 decisions.
    assertThat(effort()).isLessThan(55);
    assertThat(SampleRequest.added(request.resolve(index, folder))).containsEntry("a", "1.0");
  }

  @Test
  @DisplayName("comes down through pinned versions once, however many groups of them there are")
  void sinks() {
    int groups = 5;
    int versions = 20;
    for (int group = 0; group < groups; group++) {
      for (int version = 1; version <= versions; version++) {
        index.wheel("frame-" + group, "" + version, "core-%d==%d".formatted(group, version));
        index.wheel("core-" + group, "" + version, version > 3 ? "words<2" : "words");
      }
      request.ask("frame-" + group);
    }
    index.wheel("words", "1.0").wheel("words", "2.0");
    request.ask("words>=2");

    // There are 200 versions; what stands in the other groups is decided again after a clash.
    assertThat(effort()).isLessThan(600);
    assertThat(SampleRequest.added(request.resolve(index, folder)))
        .containsEntry("frame-0", "3")
        .containsEntry("core-4", "3");
  }

  @Test
  @DisplayName("finds a cause once for all of its versions")
  void learns() {
    for (int i = 0; i < 6; i++) {
      for (int version = 1; version <= 9; version++) {
        // Every version of each goes with every version of the next, and none of the last with z.
        index.wheel("link-" + i, "" + version, i < 5 ? "link-" + (i + 1) : "words<2");
      }
    }
    index.wheel("z", "1.0", "words>=2").wheel("words", "1.0").wheel("words", "2.0");
    request.ask("link-0").ask("z");
    // Trying every combination would take 9 to the power of 6 decisions.
    assertThat(effort()).isLessThan(70);
  }

  @Test
  @DisplayName("ends where five have to share four places")
  void places() {
    int places = 4;
    for (int one = 0; one <= places; one++) {
      for (int place = 1; place <= places; place++) {
        List<String> others = new ArrayList<>();
        for (int other = 0; other <= places; other++) {
          if (other != one) {
            others.add("guest-%d!=%d".formatted(other, place));
          }
        }
        index.wheel("guest-" + one, "" + place, others.toArray(String[]::new));
      }
      request.ask("guest-" + one);
    }
    // There are 4 to the power of 5 ways to seat them.
    assertThat(effort()).isLessThan(40);
  }

  @Test
  @DisplayName("explains what took many steps to find in some sentences")
  void explains() {
    for (int version = 1; version <= 40; version++) {
      int shared = version % 4;
      index.wheel("frame", "" + version, "core==" + version, "tools");
      index.wheel("core", "" + version, "shared-%d<%d".formatted(shared, version % 3 + 2));
      index.wheel("tools", "" + version, "core!=" + version);
    }
    request.ask("frame");
    for (int shared = 0; shared < 4; shared++) {
      for (int version = 1; version <= 5; version++) {
        index.wheel("shared-" + shared, "" + version);
      }
      request.ask("shared-%d>=5".formatted(shared));
    }
    assertThat(effort()).isLessThan(90);
    UnresolvableException failure =
        catchThrowableOfType(UnresolvableException.class, () -> request.resolve(index, folder));
    assertThat(failure).as("a set that cannot be met").isNotNull();
    assertThat(failure.explanation()).hasSize(7);
  }
}
