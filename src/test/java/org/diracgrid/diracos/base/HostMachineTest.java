package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A host")
class HostMachineTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, x86_64, true",
    "Linux, x86_64, x86_64, true",
    "Linux, aarch64, aarch64, true",
    "Linux, x86, i686, true",
    "Linux, aarch64, x86_64, false",
    "Mac OS X, x86_64, x86_64, false",
    "Windows 11, amd64, x86_64, false"
  })
  @DisplayName("runs a base's programs on Linux on the base's kind of machine")
  void runs(String system, String machine, String wanted, boolean runs) {
    Version python = Version.parse("2.7.13");
    TargetEnvironment base =
        new TargetEnvironment(
            python,
            "2.12",
            wanted,
            new MarkerEnvironment(Map.of()),
            SupportedTags.of(List.of()),
            InstallScheme.plain("diracos/usr", python));
    assertThat(new HostMachine(system, machine).runs(base)).isEqualTo(runs);
  }
}
