package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The supported tags")
class SupportedTagsTest {
  private static SupportedTags tags(String python, String glibc, String machine) {
    return SupportedTags.linuxCPython(Version.parse(python), Optional.empty(), glibc, machine);
  }

  private static List<String> texts(SupportedTags tags) {
    return tags.inOrder().stream().map(WheelTag::toString).toList();
  }

  @Test
  @DisplayName("of DIRACOS 1 begin with its wide-character ABI and end with any Python 2")
  void diracos1() {
    assertThat(texts(tags("2.7.18", "2.12", "x86_64")))
        .startsWith(
            "cp27-cp27mu-manylinux_2_12_x86_64",
            "cp27-cp27mu-manylinux2010_x86_64",
            "cp27-cp27mu-manylinux_2_11_x86_64")
        .containsSubsequence(
            "cp27-cp27mu-manylinux1_x86_64",
            "cp27-cp27mu-linux_x86_64",
            "cp27-none-manylinux_2_12_x86_64",
            "py27-none-linux_x86_64",
            "py2-none-linux_x86_64",
            "cp27-none-any",
            "py27-none-any",
            "py2-none-any")
        .endsWith("py20-none-any")
        .noneMatch(tag -> tag.contains("abi3") || tag.startsWith("py3"));
  }

  @Test
  @DisplayName("of Python 3 take the stable ABI of every older one")
  void stableAbi() {
    assertThat(texts(tags("3.11", "2.17", "aarch64")))
        .startsWith("cp311-cp311-manylinux_2_17_aarch64", "cp311-cp311-manylinux2014_aarch64")
        .containsSubsequence(
            "cp311-abi3-linux_aarch64",
            "cp311-none-linux_aarch64",
            "cp310-abi3-linux_aarch64",
            "cp32-abi3-linux_aarch64",
            "py311-none-linux_aarch64",
            "py3-none-linux_aarch64")
        .doesNotContain("cp311-cp311-manylinux_2_16_aarch64", "cp310-cp310-linux_aarch64");
  }

  @ParameterizedTest(name = "Python {0}: {1}")
  @CsvSource({"2.6, cp26mu", "3.2, cp32mu", "3.3, cp33m", "3.7, cp37m", "3.8, cp38", "3.14, cp314"})
  @DisplayName("know the ABI each Python has on Linux")
  void defaultAbi(String python, String abi) {
    assertThat(tags(python, "2.5", "x86_64").inOrder().get(0).abi()).isEqualTo(abi);
  }

  @Test
  @DisplayName("of a free-threaded Python have its own stable ABI")
  void freeThreaded() {
    SupportedTags tags =
        SupportedTags.linuxCPython(Version.parse("3.14"), Optional.of("cp314t"), "2.17", "x86_64");
    assertThat(texts(tags))
        .contains("cp314-cp314t-linux_x86_64", "cp313-abi3t-linux_x86_64")
        .noneMatch(tag -> tag.contains("-abi3-"));
  }

  @Test
  @DisplayName("know no manylinux on a machine for which there is none")
  void unknownMachine() {
    assertThat(texts(tags("3.11", "2.40", "alpha")))
        .contains("cp311-cp311-linux_alpha")
        .noneMatch(tag -> tag.contains("manylinux"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two", "1.0", "2", "2.99999", "2.17x"})
  @DisplayName("are refused for what is no glibc")
  void wrongGlibc(String glibc) {
    assertThatThrownBy(() -> tags("3.11", glibc, "x86_64"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no version of glibc");
  }

  @Test
  @DisplayName("rank a wheel by its best tag")
  void ranks() {
    SupportedTags tags =
        SupportedTags.of(
            List.of(
                new WheelTag("cp27", "cp27mu", "linux_x86_64"),
                new WheelTag("cp27", "none", "any"),
                new WheelTag("py2", "none", "any")));
    assertThat(tags.rank(WheelName.parse("a-1-py2.cp27-none-any.whl"))).hasValue(1);
    assertThat(tags.rank(WheelName.parse("a-1-cp27-cp27mu-linux_x86_64.whl"))).hasValue(0);
    assertThat(tags.rank(WheelName.parse("a-1-py3-none-any.whl"))).isEmpty();
    assertThat(tags.inOrder()).hasSize(3);
  }
}
