package org.diracgrid.diracos.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.Map;
import org.diracgrid.diracos.fixture.SampleIndex;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Of several sets that would do, the search in pip's order")
class PipSearchTest {
  @TempDir Path folder;
  private SampleIndex index;
  private final SampleRequest request = new SampleRequest();

  @BeforeEach
  void makeIndex() {
    index = new SampleIndex(folder.resolve("index"));
  }

  private Map<String, String> chosen() {
    return SampleRequest.added(request.resolve(index, folder));
  }

  @Test
  @DisplayName("takes the newest of what comes up later, and decides again on what it clashes with")
  void decidesAgain() {
    index.wheel("grid", "1.0", "words<3").wheel("words", "1.0").wheel("words", "2.0");
    index.wheel("tools", "1.0").wheel("tools", "2.0", "words<2");
    request.ask("grid").ask("tools");
    assertThat(chosen()).containsEntry("tools", "2.0").containsEntry("words", "1.0");
  }

  @Test
  @DisplayName("no longer counts what a candidate asked for that had to give way")
  void forgets() {
    index.wheel("grid", "1.0", "words<3").wheel("words", "1.0");
    index.wheel("words", "2.0", "extras-of-words");
    index.wheel("extras-of-words", "1.0");
    index.wheel("tools", "1.0", "words<2");
    request.ask("grid").ask("tools");
    assertThat(chosen()).containsOnlyKeys("grid", "tools", "words");
  }

  @Test
  @DisplayName("goes back right to what asked for what clashes, and keeps what came between")
  void backjumps() {
    index.wheel("a", "1.0").wheel("a", "2.0", "words<2");
    index.wheel("words", "1.0", "letters<2").wheel("words", "2.0");
    index.wheel("letters", "1.0").wheel("letters", "2.0");
    index.wheel("m", "1.0").wheel("m", "2.0", "numbers").wheel("numbers", "1.0");
    index.wheel("z", "1.0", "letters>=2");
    request.ask("a").ask("m").ask("z");
    assertThat(chosen())
        .containsOnly(
            entry("a", "1.0"),
            entry("letters", "2.0"),
            entry("m", "2.0"),
            entry("numbers", "1.0"),
            entry("z", "1.0"));
  }

  @Test
  @DisplayName("goes back step by step where going right back leads to nothing")
  void stepByStep() {
    index.wheel("iota", "2.0", "theta!=3.0").wheel("theta", "3.0", "omi<3.0");
    index.wheel("theta", "2.0", "xi[y]<4.0").wheel("omi", "2.0", "xi==1.0");
    index.wheel(new SampleWheel("xi", "1.0").provides("y"));
    index.wheel(new SampleWheel("xi", "2.0").provides("y"));
    request.ask("iota").ask("theta<4.0");
    assertThat(chosen())
        .containsOnly(entry("iota", "2.0"), entry("theta", "2.0"), entry("xi", "1.0"));
  }

  @Test
  @DisplayName("reads nothing for an extra that a version does not declare")
  void undeclaredExtra() {
    index.wheel(new SampleWheel("grid", "1.0").requiresUndeclared("words; extra == 'text'"));
    index.wheel("words", "1.0");
    request.ask("grid[text]");

    Resolution resolution = request.resolve(index, folder);

    assertThat(SampleRequest.added(resolution)).containsOnlyKeys("grid");
    assertThat(resolution.warnings()).containsExactly("grid 1.0 has no extra 'text'");
  }

  @Test
  @DisplayName("gives way to a set with which what stays of the base can live")
  void agreesWithBase() {
    index.wheel("grid", "1.0", "words<2").wheel("grid", "2.0", "words>=2");
    index.wheel("words", "1.5").wheel("words", "2.0");
    request.installed("words", "1.0").installed("shell", "1.0", "words<2").ask("grid").ask("words");
    assertThat(chosen()).containsOnly(entry("grid", "1.0"));
  }

  @Test
  @DisplayName("is not followed to the end of days, and yet a set is found")
  void isGivenUp() {
    request.tries(3);
    decidesOtherwise();
  }

  private void decidesOtherwise() {
    index.wheel("grid", "1.0", "words<3").wheel("words", "1.0").wheel("words", "2.0");
    index.wheel("tools", "1.0").wheel("tools", "2.0", "words<2");
    request.ask("grid").ask("tools");
    assertThat(chosen()).containsEntry("tools", "1.0").containsEntry("words", "2.0");
  }

  @Test
  @DisplayName("is what is believed where a yanked version is pinned by what comes up late")
  void pinnedLate() {
    index.wheel(new SampleWheel("lamp", "4.0"), "data-yanked=\"\"").wheel("lamp", "5.0");
    index.wheel("grid", "7.0", "pixels>=3").wheel("pixels", "3.0", "lamp==4.0");
    request.ask("lamp!=1.0").ask("grid").tries(0);
    assertThat(chosen()).containsEntry("lamp", "4.0");
  }
}
