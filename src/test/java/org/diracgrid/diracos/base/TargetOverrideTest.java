package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.python.WheelTag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the user knows better of the target")
class TargetOverrideTest {
  private static final Version PYTHON = Version.parse("2.7.13");

  private static final TargetEnvironment FOUND =
      new TargetEnvironment(
          PYTHON,
          "2.12",
          "x86_64",
          MarkerEnvironment.linuxCPython(PYTHON, "x86_64"),
          SupportedTags.linuxCPython(PYTHON, Optional.of("cp27m"), "2.12", "x86_64"),
          InstallScheme.plain("diracos/usr", PYTHON));

  private static TargetOverride override(
      String python, String abi, String glibc, String machine, Map<String, String> markers) {
    return new TargetOverride(
        Optional.ofNullable(python).map(Version::parse),
        Optional.ofNullable(abi),
        Optional.ofNullable(glibc),
        Optional.ofNullable(machine),
        markers,
        List.of());
  }

  private static boolean accepts(TargetEnvironment target, String wheel) {
    return target.tags().rank(WheelName.parse(wheel)).isPresent();
  }

  @Test
  @DisplayName("changes nothing where it says nothing")
  void nothing() {
    assertThat(override(null, null, null, null, Map.of()).over(FOUND)).isEqualTo(FOUND);
  }

  @Test
  @DisplayName("lets newer wheels in with a newer glibc, and keeps the ABI")
  void glibc() {
    TargetEnvironment target = override(null, null, "2.17", null, Map.of()).over(FOUND);

    assertThat(target.glibc()).isEqualTo("2.17");
    assertThat(accepts(FOUND, "a-1-cp27-cp27m-manylinux2014_x86_64.whl")).isFalse();
    assertThat(accepts(target, "a-1-cp27-cp27m-manylinux2014_x86_64.whl")).isTrue();
    assertThat(accepts(target, "a-1-cp27-cp27mu-manylinux2014_x86_64.whl")).isFalse();
  }

  @Test
  @DisplayName("changes ABI and machine, in tags and markers alike")
  void abiAndMachine() {
    TargetEnvironment target = override(null, "cp27mu", null, "aarch64", Map.of()).over(FOUND);

    assertThat(accepts(target, "a-1-cp27-cp27mu-linux_aarch64.whl")).isTrue();
    assertThat(target.machine()).isEqualTo("aarch64");
    assertThat(target.markers().variables()).containsEntry("platform_machine", "aarch64");
  }

  @Test
  @DisplayName("changes the patch level in the version and the markers")
  void python() {
    TargetEnvironment target = override("2.7.18", null, null, null, Map.of()).over(FOUND);

    assertThat(target.python()).isEqualTo(Version.parse("2.7.18"));
    assertThat(target.markers().variables())
        .containsEntry("python_full_version", "2.7.18")
        .containsEntry("sys_platform", "linux2");
  }

  @Test
  @DisplayName("changes single markers over all that follows from the rest")
  void markers() {
    TargetEnvironment target =
        override("2.7.18", null, null, null, Map.of("platform_release", "2.6.32")).over(FOUND);

    assertThat(target.markers().variables())
        .containsEntry("platform_release", "2.6.32")
        .containsEntry("python_full_version", "2.7.18");
  }

  @Test
  @DisplayName("replaces the tags when it lists them")
  void tags() {
    TargetOverride only =
        new TargetOverride(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of(new WheelTag("py2", "none", "any")));

    assertThat(only.over(FOUND).tags().inOrder())
        .containsExactly(new WheelTag("py2", "none", "any"));
  }

  @Test
  @DisplayName("cannot be a Python that the base has not got")
  void otherPython() {
    assertThatThrownBy(() -> override("3.11.4", null, null, null, Map.of()).over(FOUND))
        .isInstanceOf(TargetMismatchException.class)
        .hasMessageContaining("names Python 3.11.4, but the base has Python 2.7.13");
  }
}
