package org.diracgrid.diracos.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.diracgrid.diracos.python.Version;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Commands with a Python version in their names")
class VersionedLaunchersTest {
  private static List<String> names(String python, String... launchers) {
    List<Launcher> shipped =
        List.of(launchers).stream().map(name -> new Launcher(name, "tool", "main")).toList();
    return VersionedLaunchers.of(shipped, Version.parse(python)).stream()
        .map(Launcher::name)
        .toList();
  }

  @Test
  @DisplayName("are made for the Python of the base, not for the one pip was built with")
  void followPython() {
    assertThat(names("2.7.13", "pip", "pip3", "pip3.8")).containsExactly("pip", "pip2", "pip2.7");
    assertThat(names("3.11.7", "easy_install", "easy_install-3.8"))
        .containsExactly("easy_install", "easy_install-3.11");
  }

  @Test
  @DisplayName("stay as they are in wheels that have no plain one, and so do all others")
  void leaveOthersAlone() {
    assertThat(names("2.7.13", "pip3", "pip-compile")).containsExactly("pip3", "pip-compile");
    assertThat(names("2.7.13", "pip", "pip-compile", "pipx"))
        .containsExactly("pip-compile", "pipx", "pip", "pip2", "pip2.7");
  }
}
