package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A marker environment")
class MarkerEnvironmentTest {
  @Test
  @DisplayName("of Python 2.7 has the values from before sys.implementation")
  void oldPython() {
    assertThat(MarkerEnvironment.linuxCPython(Version.parse("2.7.13"), "i686").variables())
        .containsEntry("implementation_name", "")
        .containsEntry("implementation_version", "0")
        .containsEntry("platform_machine", "i686")
        .containsEntry("platform_python_implementation", "CPython")
        .containsEntry("platform_system", "Linux")
        .containsEntry("os_name", "posix")
        .containsEntry("python_version", "2.7")
        .containsEntry("python_full_version", "2.7.13")
        .containsEntry("sys_platform", "linux2");
  }

  @Test
  @DisplayName("of Python 3 names its implementation")
  void newPython() {
    assertThat(MarkerEnvironment.linuxCPython(Version.parse("3.13.0rc1"), "aarch64").variables())
        .containsEntry("implementation_name", "cpython")
        .containsEntry("implementation_version", "3.13.0rc1")
        .containsEntry("python_version", "3.13")
        .containsEntry("sys_platform", "linux")
        .hasSize(11)
        .doesNotContainKey("extra");
  }

  @Test
  @DisplayName("of a Python known only by major and minor has patch level 0")
  void noPatchLevel() {
    assertThat(MarkerEnvironment.linuxCPython(Version.parse("3.6"), "x86_64").variables())
        .containsEntry("python_full_version", "3.6.0");
  }

  @Test
  @DisplayName("takes single values from elsewhere")
  void overrides() {
    MarkerEnvironment environment =
        MarkerEnvironment.linuxCPython(Version.parse("3.11.1"), "x86_64")
            .with(Map.of("platform_release", "2.6.32"));
    assertThat(environment.variables())
        .containsEntry("platform_release", "2.6.32")
        .containsEntry("os_name", "posix");
  }
}
