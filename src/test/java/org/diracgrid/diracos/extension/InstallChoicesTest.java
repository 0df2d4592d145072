package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.diracgrid.diracos.wheel.ConflictPolicy;
import org.diracgrid.diracos.wheel.InstallOptions;
import org.diracgrid.diracos.wheel.RecordMismatchPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The policies of installing")
class InstallChoicesTest {
  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({
    "fail, fail, FAIL, FAIL",
    "overwrite, failUnlessVouched, OVERWRITE, FAIL_UNLESS_VOUCHED",
    "fail, warn, FAIL, WARN"
  })
  @DisplayName("are called")
  void named(
      String fileConflicts,
      String recordMismatches,
      ConflictPolicy conflicts,
      RecordMismatchPolicy mismatches) {
    assertThat(read(fileConflicts, recordMismatches))
        .isEqualTo(new InstallOptions(conflicts, mismatches));
  }

  @Test
  @DisplayName("are not guessed from another name, but listed")
  void unknown() {
    assertThatThrownBy(() -> read("Overwrite", "fail"))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessage("'Overwrite' is no value of fileConflicts, which knows fail, overwrite");
    assertThatThrownBy(() -> read("fail", ""))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessage(
            "'' is no value of recordMismatches, which knows fail, failUnlessVouched, warn");
  }

  private static InstallOptions read(String fileConflicts, String recordMismatches) {
    return InstallChoices.read(
        new BuildOptions(
            Path.of("target"),
            Optional.empty(),
            fileConflicts,
            recordMismatches,
            false,
            false,
            Documents.STANDARD));
  }
}
