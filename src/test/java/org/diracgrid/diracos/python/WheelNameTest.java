package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A wheel's file name")
class WheelNameTest {
  @Test
  @DisplayName("tells project, version, build tag and every tag it stands for")
  void parts() {
    WheelName name =
        WheelName.parse("Grid_Client-7.2.1+lcg.3-12b-cp27.cp36-abi3-manylinux1_x86_64.ANY.whl");
    assertThat(name.project()).hasToString("grid-client");
    assertThat(name.version()).hasToString("7.2.1+lcg.3");
    assertThat(name.build()).contains(new BuildTag(12, "b"));
    assertThat(name.tags())
        .extracting(WheelTag::toString)
        .containsExactlyInAnyOrder(
            "cp27-abi3-manylinux1_x86_64", "cp27-abi3-any",
            "cp36-abi3-manylinux1_x86_64", "cp36-abi3-any");
  }

  @Test
  @DisplayName("without a build tag loses against one with it")
  void buildTagOrder() {
    assertThat(WheelName.parse("a-1-py3-none-any.whl").build()).isEmpty();
    assertThat(new BuildTag(2, "")).isLessThan(new BuildTag(10, ""));
    assertThat(new BuildTag(2, "a")).isLessThan(new BuildTag(2, "b"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "a-1-py3-none-any.zip, does not end in .whl",
    "a-py3-none-any.whl, '4 parts, not 5 or 6'",
    "a-1-2-3-py3-none-any.whl, '7 parts, not 5 or 6'",
    "a__b-1-py3-none-any.whl, no escaped project name",
    "a~-1-py3-none-any.whl, no escaped project name",
    "-1-py3-none-any.whl, no escaped project name",
    "a-one-py3-none-any.whl, 'one' is no version",
    "a-1-b2-py3-none-any.whl, 'b2' is no build tag",
    "a-1-py3..py2-none-any.whl, has an empty part",
    "a-1-py3--any.whl, has an empty part"
  })
  @DisplayName("is refused with the reason")
  void refuses(String filename, String reason) {
    assertThatThrownBy(() -> WheelName.parse(filename))
        .isInstanceOf(InvalidWheelNameException.class)
        .hasMessageContaining(reason);
  }

  @Test
  @DisplayName("is refused when its tags would multiply without end")
  void refusesExplosion() {
    String many = "py3" + ".py3".repeat(200);
    assertThatThrownBy(() -> WheelName.parse("a-1-%s-%s-%s.whl".formatted(many, many, many)))
        .isInstanceOf(InvalidWheelNameException.class)
        .hasMessageContaining("more than 10000 tags");
  }

  private static Set<WheelTag> tags(String... compressed) {
    return Stream.of(compressed)
        .flatMap(text -> WheelTag.expand(text).stream())
        .collect(Collectors.toSet());
  }

  private static WheelName made(Optional<String> build, String... tags) {
    return WheelName.of(
        ProjectName.of("Grid.Client"), Version.parse("1!7.2+LCG-3"), build, tags(tags));
  }

  @Test
  @DisplayName("can be made of what it has to say")
  void made() {
    assertThat(made(Optional.empty(), "py3-none-any", "py2-none-any").filename())
        .isEqualTo("grid_client-1!7.2+lcg.3-py2.py3-none-any.whl");
    assertThat(made(Optional.of("12b"), "cp27-cp27mu-manylinux1_x86_64").build())
        .contains(new BuildTag(12, "b"));
  }

  @Test
  @DisplayName("cannot be made of what no name can say")
  void notMade() {
    assertThatThrownBy(() -> made(Optional.empty(), "cp27-cp27mu-any", "cp27-cp27m-linux_x86_64"))
        .isInstanceOf(InvalidWheelNameException.class)
        .hasMessageContaining("other tags than [cp27-cp27m-linux_x86_64, cp27-cp27mu-any]");
    assertThatThrownBy(() -> made(Optional.of("../b"), "py3-none-any"))
        .isInstanceOf(InvalidWheelNameException.class)
        .hasMessageContaining("no build tag");
  }
}
