package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A marker")
class MarkerTest {
  private static final MarkerEnvironment NEW =
      MarkerEnvironment.linuxCPython(Version.parse("3.11.7"), "x86_64");
  private static final MarkerEnvironment OLD =
      MarkerEnvironment.linuxCPython(Version.parse("2.7.18"), "x86_64");

  private static boolean holds(String marker, MarkerEnvironment environment, String... extras) {
    return Marker.parse(marker).holds(environment, Set.of(extras));
  }

  @ParameterizedTest(name = "{0}: {1} for 3.11, {2} for 2.7")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "python_version >= '3.9'                      | true  | false",
        "'3.9' <= python_version                      | true  | false",
        "python_version in '2.6 2.7'                  | false | true",
        "python_version not in '2.6 2.7'              | true  | false",
        "python_version ~= '2.7'                      | false | true",
        "python_full_version == '3.11.*'              | true  | false",
        "sys_platform == 'linux'                      | true  | false",
        "sys_platform == \"linux2\"                   | false | true",
        "'linux' in sys_platform                      | true  | true",
        "os.name == 'posix' and sys.platform != 'x'   | true  | true",
        "implementation_name == ''                    | false | true",
        "implementation_version < '1'                 | false | true",
        "python_implementation == 'CPython'           | true  | true",
        "platform_machine == 'x86_64'                 | true  | true",
        "platform_machine >= 'x86_64'                 | true  | true",
        "platform_machine > 'arm'                     | false | false",
        "platform_release >= '4'                      | false | false",
        "os_name == 'nt' or os_name == 'posix' and python_version > '3' | true | false",
        "(os_name == 'nt' or os_name == 'posix') and python_version < '3' | false | true",
        "'a' == 'a'                                   | true  | true",
        "sys_platform === 'linux'                     | true  | false"
      })
  @DisplayName("is judged by the target's values, as versions where both sides are")
  void evaluates(String marker, boolean onNew, boolean onOld) {
    assertThat(holds(marker, NEW)).isEqualTo(onNew);
    assertThat(holds(marker, OLD)).isEqualTo(onOld);
  }

  @Test
  @DisplayName("on an extra holds for any spelling of one that is asked for")
  void extras() {
    String marker = "extra == 'Grid_Tools'";
    assertThat(holds(marker, NEW)).isFalse();
    assertThat(holds(marker, NEW, "other")).isFalse();
    assertThat(holds(marker, NEW, "other", "GRID.tools")).isTrue();
    assertThat(holds("python_version > '3' and (extra == 'A.B' or extra == 'c')", NEW, "a-b"))
        .isTrue();
    assertThat(holds("extra != 'a'", NEW)).isTrue();
    assertThat(holds("'a' in extras and 'z' not in dependency_groups", NEW, "a")).isTrue();
  }

  @Test
  @DisplayName("takes an untagged Python's version for a local one")
  void untaggedPython() {
    MarkerEnvironment untagged = NEW.with(Map.of("python_full_version", "3.13.0a1+"));
    assertThat(holds("python_full_version >= '3.13.0a1'", untagged)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"os_name ~= 'posix'", "'a' == extras", "python_version < '3' and os_name ~= 'x'"})
  @DisplayName("refuses to be judged where nobody defined the comparison")
  void undefined(String marker) {
    assertThatThrownBy(() -> holds(marker, NEW))
        .isInstanceOf(InvalidMarkerException.class)
        .hasMessageContaining("is not defined for");
  }

  @ParameterizedTest(name = "{0} fails at {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                  | 0",
        "python_version                      | 14",
        "python_version = '3'                | 15",
        "python_versions > '3'               | 0",
        "python_version > 3                  | 17",
        "python_version > '3                 | 17",
        "python_version not '3'              | 19",
        "(os_name == 'a'                     | 15",
        "os_name == 'a')                     | 14",
        "os_name == 'a' and                  | 18",
        "os_name == 'a' xor os_name == 'b'   | 15",
        "os_name == 'a'oros_name == 'b'      | 14"
      })
  @DisplayName("says at which character it is wrong")
  void refuses(String marker, int offset) {
    assertThatThrownBy(() -> Marker.parse(marker))
        .isInstanceOfSatisfying(
            InvalidMarkerException.class, e -> assertThat(e.offset()).isEqualTo(offset));
  }

  @Test
  @DisplayName("is refused when its parentheses are meant to exhaust the stack")
  void refusesDepth() {
    String deep = "(".repeat(5000) + "os_name == 'a'" + ")".repeat(5000);
    assertThatThrownBy(() -> Marker.parse(deep))
        .isInstanceOf(InvalidMarkerException.class)
        .hasMessageContaining("nested parentheses");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "os.name=='a'                         | os_name == \"a\"",
        "((os_name  ==  'a'))                 | os_name == \"a\"",
        "os_name == 'say \"a\"'               | os_name == 'say \"a\"'",
        "extra == 'Big_Data'                  | extra == \"big-data\"",
        "'x'not  in os_name                   | \"x\" not in os_name",
        "os_name=='a' and ((os_name=='b' or os_name=='c')) | os_name == \"a\" and (os_name == \"b\" or os_name == \"c\")"
      })
  @DisplayName("is printed in one spelling")
  void prints(String marker, String printed) {
    assertThat(Marker.parse(marker)).hasToString(printed).isEqualTo(Marker.parse(printed));
  }

  @Test
  @DisplayName("joined with another holds where both do")
  void and() {
    Marker both =
        Marker.parse("os_name == 'nt' or os_name == 'posix'").and(Marker.parse("extra == 'x'"));
    assertThat(both.holds(NEW, Set.of("x"))).isTrue();
    assertThat(both.holds(NEW, Set.of())).isFalse();
    assertThat(Marker.parse(both.toString())).isEqualTo(both).hasSameHashCodeAs(both);
  }
}
