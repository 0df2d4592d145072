package org.diracgrid.diracos.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.diracgrid.diracos.fixture.SampleIndex;
import org.diracgrid.diracos.index.UnsupportedIndexVersionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The resolver, on a base that has packages,")
class BasePackagesTest {
  @TempDir Path folder;
  private SampleIndex index;
  private final SampleRequest request = new SampleRequest();

  @BeforeEach
  void makeIndex() {
    index = new SampleIndex(folder.resolve("index"));
  }

  private Resolution resolve() {
    return request.resolve(index, folder);
  }

  private Map<String, String> added() {
    return SampleRequest.added(resolve());
  }

  private String failure() {
    UnresolvableException failure =
        catchThrowableOfType(UnresolvableException.class, this::resolve);
    assertThat(failure).as("a set that cannot be met").isNotNull();
    return String.join("\n", failure.explanation());
  }

  @Test
  @DisplayName("keeps what it has, a pre-release too, though an index has a newer one")
  void keeps() {
    index.wheel("grid", "1.0", "words").wheel("words", "9.0");
    request.ask("grid").ask("words>=1").installed("words", "1.5rc1");

    Resolution resolution = resolve();

    assertThat(SampleRequest.added(resolution)).containsOnlyKeys("grid");
    assertThat(resolution.kept()).hasSize(1);
    assertThat(resolution.kept().values().iterator().next())
        .extracting(Demand::requirement)
        .containsExactly("words>=1", "words");
    assertThat(resolution.warnings()).isEmpty();
  }

  @Test
  @DisplayName("asks no index about what the base has and nobody wants otherwise")
  void asksNobody() throws IOException {
    index.wheel("grid", "1.0", "words").wheel("words", "2.0");
    Files.writeString(
        folder.resolve("index/simple/words/index.html"),
        "<meta name='pypi:repository-version' content='2.0'>");
    request.installed("words", "1.5", "more").installed("more", "1.0").ask("grid");

    assertThat(added()).containsOnlyKeys("grid");
    assertThatExceptionOfType(UnsupportedIndexVersionException.class)
        .as("the page cannot be used")
        .isThrownBy(() -> request.ask("words>=2").resolve(index, folder));
  }

  @Test
  @DisplayName("replaces nothing where everything is to be kept, and says who wants what")
  void neverReplaces() {
    index.wheel("grid", "1.0", "Words>=2").wheel("words", "2.0");
    request.ask("grid").installed("words", "1.5").keeping();

    assertThat(failure())
        .contains(
            "grid 1.0 needs Words>=2, while the base has words 1.5, which stays, as basePackages"
                + " is 'keep'");
  }

  @Test
  @DisplayName("replaces what a requirement rules out, and says so in one line")
  void replaces() {
    index.wheel("grid", "1.0", "words>=2").wheel("words", "2.0").wheel("words", "1.5");
    index.wheel("other", "1.0", "words");
    request.ask("grid").ask("other").ask("words>1.9").installed("Words", "1.5");

    Resolution resolution = resolve();

    assertThat(SampleRequest.added(resolution)).containsEntry("words", "2.0");
    assertThat(resolution.distributions().get(2).replaces()).isPresent();
    assertThat(resolution.kept()).isEmpty();
    assertThat(resolution.warnings())
        .containsExactly(
            "Words 1.5 of the base is replaced by 2.0 (requirements.txt:3, grid needs words>=2)");
  }

  @Test
  @DisplayName("goes back to an older version where one is asked for")
  void downgrades() {
    index.wheel("words", "2.0").wheel("words", "1.0");
    request.ask("words<1.5").installed("words", "1.5");
    assertThat(added()).containsOnly(entry("words", "1.0"));
  }

  @Test
  @DisplayName("heeds a constraint on what is asked for, and only on that")
  void constraints() {
    index.wheel("words", "2.0").wheel("tools", "2.0").wheel("grid", "1.0", "words");
    request.ask("grid").constrain("words>=2").constrain("tools>=2");
    request.installed("words", "1.5").installed("tools", "1.0");
    assertThat(added()).containsOnly(entry("grid", "1.0"), entry("words", "2.0"));
  }

  @Test
  @DisplayName("replaces nothing that another package of the base needs as it is")
  void respectsBase() {
    index.wheel("grid", "2.0", "words>=2").wheel("grid", "1.0", "words");
    index.wheel("words", "2.0").wheel("legacy", "1.0", "words<2");
    request.ask("grid").installed("words", "1.5").installed("legacy", "1.0", "words<2");

    assertThat(added()).containsOnly(entry("grid", "1.0"));
  }

  @Test
  @DisplayName("looks for a version of which the whole chain suits the base")
  void respectsBaseInChains() {
    index.wheel("tools", "3.0", "words>=2").wheel("tools", "2.0", "words<2");
    index.wheel("words", "2.0").wheel("words", "1.6");
    request.ask("tools>=2").installed("tools", "1.0", "words<1.6");
    request.installed("words", "1.5").installed("legacy", "1.0", "words<2");

    assertThat(added()).containsOnly(entry("tools", "2.0"));
  }

  @Test
  @DisplayName("says which package of the base would break, and what can be done about it")
  void wouldBreak() {
    index.wheel("words", "2.0").wheel("legacy", "2.0", "words>=2");
    request.ask("words>=2").installed("words", "1.5").installed("legacy", "1.0", "words<2");

    assertThat(failure())
        .contains("legacy 1.0 of the base needs words<2")
        .contains("requirements.txt:1:1 asks for words>=2")
        .contains(
            "legacy stays as the base has it, as nothing asks for it; ask for it too, and another"
                + " version of it may be taken.");
  }

  @Test
  @DisplayName("replaces both of two that need each other as they are, if both are asked for")
  void replacesTogether() {
    index.wheel("words", "2.0", "legacy>=2").wheel("legacy", "2.0", "words>=2");
    request.installed("words", "1.5", "legacy<2").installed("legacy", "1.0", "words<2");
    request.ask("words>=2").ask("legacy");

    Resolution resolution = resolve();

    assertThat(SampleRequest.added(resolution))
        .containsOnly(entry("words", "2.0"), entry("legacy", "2.0"));
    assertThat(resolution.warnings())
        .containsExactly(
            "legacy 1.0 of the base is replaced by 2.0 (words needs legacy>=2)",
            "words 1.5 of the base is replaced by 2.0 (requirements.txt:1, legacy needs words>=2)");
  }

  @Test
  @DisplayName("replaces what is asked for without a version if it stands in the way itself")
  void standsInTheWay() {
    index.wheel("words", "2.0").wheel("legacy", "2.0", "words").wheel("grid", "1.0", "words>=2");
    request.installed("words", "1.5").installed("legacy", "1.0", "words<2");
    request.ask("grid").ask("legacy");

    Resolution resolution = resolve();

    assertThat(SampleRequest.added(resolution)).containsOnlyKeys("grid", "legacy", "words");
    assertThat(resolution.warnings())
        .contains("legacy 1.0 of the base is replaced by 2.0 (requirements.txt:2)");
  }

  @Test
  @DisplayName("replaces nothing that only a version given up again has asked for")
  void askedInVain() {
    index.wheel("grid", "2.0", "legacy", "nowhere").wheel("grid", "1.0");
    index.wheel("words", "2.0").wheel("legacy", "2.0", "words>=2");
    request.ask("grid").ask("words>=2");
    request.installed("words", "1.5").installed("legacy", "1.0", "words<2");

    assertThat(failure())
        .contains("legacy 1.0 of the base needs words<2")
        .contains("ask for it too");
  }

  @Test
  @DisplayName("does not replace what cannot be removed, and says why")
  void irremovable() {
    index.wheel("grid", "2.0", "words>=2").wheel("grid", "1.0").wheel("words", "2.0");
    request.irremovable("words", "1.5", "distutils installed it");
    assertThat(SampleRequest.added(request.ask("grid").resolve(index, folder)))
        .containsOnly(entry("grid", "1.0"));

    request.ask("grid>=2");
    assertThat(failure())
        .contains(
            "grid 2.0 needs words>=2, while the base has words 1.5, which cannot be replaced:"
                + " distutils installed it")
        .doesNotContain("ask for it too");
  }

  @Test
  @DisplayName("does not hold against a build what the base breaks already")
  void brokenBase() {
    index.wheel("grid", "1.0", "legacy").wheel("words", "4.0");
    request.installed("words", "3.0").installed("legacy", "1.0", "words<2");
    assertThat(SampleRequest.added(request.ask("grid").resolve(index, folder)))
        .containsOnlyKeys("grid");

    Resolution resolution = request.ask("words>=4").resolve(index, folder);
    assertThat(SampleRequest.added(resolution)).containsOnlyKeys("grid", "words");
    assertThat(resolution.warnings())
        .contains("legacy 1.0 of the base requires words<2, which words 4.0 does not meet");
  }

  @Test
  @DisplayName("does not complain of what a package wanted that is replaced")
  void replacedNeeds() {
    index.wheel("words", "4.0").wheel("legacy", "2.0");
    request.installed("words", "3.0").installed("legacy", "1.0", "words<2");
    assertThat(request.ask("words>=4").ask("legacy>=2").resolve(index, folder).warnings())
        .noneMatch(it -> it.contains("does not meet"));
  }

  @Test
  @DisplayName("adds what a base package lacks if it is used")
  void completesBase() {
    index.wheel("grid", "1.0", "legacy").wheel("words", "1.0").wheel("words", "2.0");
    request.ask("grid").installed("legacy", "1.0", "words<2");
    assertThat(added()).containsEntry("words", "1.0");
  }

  @Test
  @DisplayName(
      "leaves unmet what the base lacks and nobody has, and warns of what does not suit it")
  void incompleteBase() {
    index.wheel("grid", "1.0", "legacy", "words>=2").wheel("words", "2.0");
    request.ask("grid").installed("legacy", "1.0", "words<2", "nowhere").keeping();

    Resolution resolution = resolve();

    assertThat(SampleRequest.added(resolution)).containsOnlyKeys("grid", "words");
    assertThat(resolution.warnings())
        .containsExactly("legacy 1.0 of the base requires words<2, which words 2.0 does not meet");
  }

  @Test
  @DisplayName("lets another version have the extras that the base needs and has")
  void extras() {
    index.wheel("words", "2.0", "tools>=2; extra == 'speech'", "more; extra == 'song'");
    index.wheel("tools", "2.0").wheel("more", "1.0");
    request.installed("legacy", "1.0", "words[speech,song]");
    request.installed("words", "1.5", "tools; extra == 'speech'", "more; extra == 'song'");
    request.installed("tools", "1.0");

    Resolution resolution = request.ask("words>=2").resolve(index, folder);

    assertThat(SampleRequest.added(resolution))
        .as("'song' was broken before and is not asked for")
        .containsOnly(entry("words", "2.0"), entry("tools", "2.0"));
    assertThat(resolution.warnings())
        .contains(
            "tools 1.0 of the base is replaced by 2.0 (words needs tools>=2; extra == \"speech\")");
  }

  @Test
  @DisplayName("takes a version of which the extras suit that the base needs")
  void otherExtras() {
    index.wheel("words", "2.1", "nowhere; extra == 'speech'").wheel("words", "2.0");
    request.installed("legacy", "1.0", "words[speech]").installed("words", "1.5");
    assertThat(SampleRequest.added(request.ask("words>=2").resolve(index, folder)))
        .containsOnly(entry("words", "2.0"));
  }

  @Test
  @DisplayName("leaves extras unmet that the base lacks and nobody has")
  void brokenExtras() {
    index.wheel("grid", "1.0", "legacy");
    request.ask("grid").installed("legacy", "1.0", "words[speech]");
    request.installed("words", "1.5", "nowhere; extra == 'speech'");
    assertThat(added()).containsOnlyKeys("grid");
  }

  @Test
  @DisplayName("takes what the base has for what a URL in its metadata once brought there")
  void urlInBase() {
    index.wheel("grid", "1.0", "legacy", "words");
    request.installed("legacy", "1.0", "words @ https://example.org/words-1.5.zip");
    request.ask("grid").installed("words", "1.5");
    assertThat(added()).containsOnlyKeys("grid");
  }

  @Test
  @DisplayName("keeps the version that a URL of the user is of, as pip does, and says so")
  void sameVersionByUrl() {
    index.wheel("words", "1.5").wheel("words", "2.0").wheel("grid", "1.0", "words");
    String url = "words @ " + index.fileUri("words-1.5-py2.py3-none-any.whl");
    Resolution resolution =
        new SampleRequest().ask(url).ask("grid").installed("words", "1.5").resolve(index, folder);

    assertThat(SampleRequest.added(resolution)).containsOnlyKeys("grid");
    assertThat(resolution.warnings())
        .containsExactly("words 1.5 of the base is kept, as the file asked for is of that version");
    assertThat(
            new SampleRequest()
                .ask(url)
                .installed("words", "1.5")
                .keeping()
                .resolve(index, folder)
                .kept())
        .hasSize(1);

    request.ask("words @ " + index.fileUri("words-2.0-py2.py3-none-any.whl"));
    request.installed("words", "1.5");
    assertThat(added()).containsOnly(entry("words", "2.0"));
  }

  @Test
  @DisplayName("replaces what a URL in metadata is of another version of")
  void otherVersionByUrl() {
    index.wheel("words", "2.0");
    index.wheel("grid", "1.0", "words @ " + index.fileUri("words-2.0-py2.py3-none-any.whl"));
    request.ask("words").ask("grid").installed("words", "1.5");
    assertThat(added()).containsOnly(entry("grid", "1.0"), entry("words", "2.0"));
  }
}
