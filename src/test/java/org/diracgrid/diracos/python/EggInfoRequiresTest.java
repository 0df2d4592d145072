package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An egg's requires.txt")
class EggInfoRequiresTest {
  @Test
  @DisplayName("makes markers of its sections")
  void sections() {
    assertThat(
            EggInfoRequires.parse(
                """
                six>=1.9
                # a comment

                [:python_version < "3"]
                futures

                [x509]
                M2Crypto>=0.36 ; os_name == "posix"

                [Old.Grid:python_version < "3" or os_name == "nt"]
                pyGSI
                [empty]
                """))
        .extracting(Requirement::toString)
        .containsExactly(
            "six>=1.9",
            "futures; python_version < \"3\"",
            "M2Crypto>=0.36; os_name == \"posix\" and extra == \"x509\"",
            "pyGSI; (python_version < \"3\" or os_name == \"nt\") and extra == \"old-grid\"");
  }

  @Test
  @DisplayName("is refused with the line that is wrong")
  void refuses() {
    assertThatThrownBy(() -> EggInfoRequires.parse("six\npytz>dev\n"))
        .isInstanceOf(InvalidMetadataException.class)
        .hasMessageStartingWith("'pytz>dev' is not a valid line of requires.txt: ");
    assertThatThrownBy(() -> EggInfoRequires.parse("[:python]\nsix\n"))
        .isInstanceOf(InvalidMetadataException.class)
        .hasMessageStartingWith("'[:python]' is not");
  }
}
