package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of the permissions")
class PermissionsCheckTest {
  @TempDir Path folder;

  private List<Finding> findings(UnaryOperator<EditedTarball> edit) {
    return new PermissionsCheck().findings(SampleSurvey.of(folder, edit));
  }

  @Test
  @DisplayName("finds nothing in an archive that holds")
  void holds() {
    assertThat(findings(it -> it)).isEmpty();
  }

  @Test
  @DisplayName("finds a folder that its owner cannot unpack into")
  void folder() {
    assertThat(findings(it -> it.mode("diracos/var/empty", 0555)))
        .containsExactly(
            Finding.error(
                "permissions",
                "diracos/var/empty",
                "is a folder of mode 0555, into which its owner cannot unpack"));
  }

  @Test
  @DisplayName("finds a file that its owner cannot read")
  void unreadable() {
    assertThat(findings(it -> it.mode("diracos/diracosrc", 0200)))
        .containsExactly(
            Finding.error(
                "permissions", "diracos/diracosrc", "has mode 0200, so its owner cannot read it"));
  }

  @Test
  @DisplayName("finds a file with others' rights")
  void setUid() {
    assertThat(findings(it -> it.mode("diracos/usr/bin/grid", 04755)))
        .containsExactly(
            Finding.error(
                "permissions",
                "diracos/usr/bin/grid",
                "has mode 4755, which gives others its owner's or group's rights"));
  }

  @Test
  @DisplayName("finds a folder with its group's rights")
  void setGid() {
    assertThat(findings(it -> it.mode("diracos/var/empty", 02755)))
        .containsExactly(
            Finding.error(
                "permissions",
                "diracos/var/empty",
                "has mode 2755, which gives others its owner's or group's rights"));
  }
}
