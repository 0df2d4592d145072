package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.resolver.LockFile;
import org.diracgrid.diracos.resolver.LockedPackage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The choice of what to renew")
class UpgradeChoiceTest {
  private final LockFile lock =
      new LockFile(
          List.of(),
          Optional.empty(),
          "x",
          List.of(locked("grid", "1.0"), locked("six", "1.16.0")),
          Optional.empty());

  private static LockedPackage locked(String name, String version) {
    return new LockedPackage(
        ProjectName.of(name),
        Optional.of(Version.parse(version)),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        List.of());
  }

  private List<String> kept(Optional<String> text) {
    return UpgradeChoice.read(text).kept(lock).keySet().stream()
        .map(ProjectName::normalized)
        .sorted()
        .toList();
  }

  @Test
  @DisplayName("is nothing unless somebody says so")
  void nothing() {
    assertThat(kept(Optional.empty())).containsExactly("grid", "six");
    assertThat(kept(Optional.of("false"))).containsExactly("grid", "six");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "true", "", " "})
  @DisplayName("is everything for all, or for the bare option")
  void everything(String text) {
    assertThat(kept(Optional.of(text))).isEmpty();
  }

  @Test
  @DisplayName("is the projects named, in any spelling")
  void named() {
    UpgradeChoice choice = UpgradeChoice.read(Optional.of(" Grid,un_heard.of"));
    assertThat(choice.kept(lock)).containsOnlyKeys(ProjectName.of("six"));
    assertThat(choice.unknown(lock)).containsExactly(ProjectName.of("un-heard-of"));
  }

  @Test
  @DisplayName("is refused for what is no name")
  void noName() {
    assertThatThrownBy(() -> UpgradeChoice.read(Optional.of("grid,six==2")))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessage("'six==2' is no value of upgrade, which knows all, names of projects");
  }
}
