package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.base.TargetOverride;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelTag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A target environment")
class TargetReaderTest {
  @TempDir Path folder;

  private TargetOverride read(String... values) {
    return TargetReader.read(new Setting(List.of(values), "VO.json:3:4", folder));
  }

  @Test
  @DisplayName("is read from pairs")
  void pairs() {
    TargetOverride target =
        read(
            "python=2.7.13", "abi = cp27mu", "glibc=2.12", "machine=x86_64", "sys_platform=linux2");

    assertThat(target.python()).contains(Version.parse("2.7.13"));
    assertThat(target.abi()).contains("cp27mu");
    assertThat(target.glibc()).contains("2.12");
    assertThat(target.machine()).contains("x86_64");
    assertThat(target.markers()).containsOnlyKeys("sys_platform");
  }

  @Test
  @DisplayName("may stand as an object in the JSON file")
  void object() throws IOException {
    Path json =
        Files.writeString(
            folder.resolve("VO.json"),
            "{\"targetEnvironment\": {\"glibc\": \"2.17\", \"implementation_name\": \"\"}}");

    Setting setting =
        new ExtensionJson(UnaryOperator.identity())
            .read(json)
            .get(ExtensionKey.TARGET_ENVIRONMENT)
            .orElseThrow();

    assertThat(TargetReader.read(setting).glibc()).contains("2.17");
    assertThat(TargetReader.read(setting).markers()).containsEntry("implementation_name", "");
  }

  @Test
  @DisplayName("is read from a file as pex writes it")
  void pexFile() throws IOException {
    Files.writeString(
        folder.resolve("platform.json"),
        """
        {"path": "/usr/bin/python",
         "marker_environment": {"python_full_version": "2.7.13", "platform_machine": "aarch64",
                                "os_name": "posix", "something_new": "1"},
         "compatible_tags": ["cp27-cp27mu-linux_aarch64", "py2.py3-none-any"]}
        """);

    TargetOverride target = read("platform.json");

    assertThat(target.python()).contains(Version.parse("2.7.13"));
    assertThat(target.machine()).contains("aarch64");
    assertThat(target.markers())
        .containsEntry("os_name", "posix")
        .doesNotContainKey("something_new");
    assertThat(target.tags())
        .hasSize(3)
        .startsWith(new WheelTag("cp27", "cp27mu", "linux_aarch64"));
  }

  @ParameterizedTest
  @CsvSource({
    "python=two, that is no Python's version",
    "glibc=new, that is no glibc",
    "abi=../x, that is no abi",
    "colour=red, it sets none of abi",
    "absent.json, there is no such file",
  })
  @DisplayName("that cannot be is refused with its place")
  void refused(String value, String reason) {
    assertThatThrownBy(() -> read(value))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("VO.json:3:4");
  }

  @Test
  @DisplayName("in a file that is no JSON, or no platform, is refused")
  void badFiles() throws IOException {
    Files.writeString(folder.resolve("bad.json"), "{\"a\": \n oops");
    Files.writeString(folder.resolve("empty.json"), "{}");

    assertThatThrownBy(() -> read("bad.json")).hasMessageContaining("no JSON at line 2, column");
    assertThatThrownBy(() -> read("empty.json")).hasMessageContaining("no marker_environment");
  }
}
