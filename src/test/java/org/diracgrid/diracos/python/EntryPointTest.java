package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Entry points")
class EntryPointTest {
  private static EntryPoint entry(
      String group, String name, String module, String attribute, String... extras) {
    return new EntryPoint(group, name, module, attribute, new TreeSet<>(List.of(extras)));
  }

  @Test
  @DisplayName("name a module, an attribute and extras")
  void forms() {
    assertThat(
            EntryPoint.parse(
                """
                ignored = before:any_section
                # comment
                [console_scripts]
                dirac-ls = DIRAC.cli.ls:main
                dirac-put=DIRAC.cli:put.main [ X509,voms_tools ]
                ; comment

                    [ dirac ]
                    extension = DIRAC
                    metadata: odd = some thing that no installer reads
                [gui_scripts]
                with space = a : b
                """))
        .containsExactly(
            entry("console_scripts", "dirac-ls", "DIRAC.cli.ls", "main"),
            entry("console_scripts", "dirac-put", "DIRAC.cli", "put.main", "voms-tools", "x509"),
            entry("dirac", "extension", "DIRAC", ""),
            entry("gui_scripts", "with space", "a", "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dirac-ls", "= a:b", "x = a b", "x = a:b:c", "x = a:b [c", "x ="})
  @DisplayName("of scripts are refused when nobody could make a launcher of them")
  void refuses(String line) {
    assertThatThrownBy(() -> EntryPoint.parse("[console_scripts]\n" + line + "\n"))
        .isInstanceOf(InvalidMetadataException.class)
        .hasMessageStartingWith("'" + line + "' is not a valid line of entry_points.txt: ");
  }
}
