package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RequirementLawsTest {
  private static final List<MarkerEnvironment> ENVIRONMENTS =
      List.of(
          MarkerEnvironment.linuxCPython(Version.parse("2.7.18"), "x86_64"),
          MarkerEnvironment.linuxCPython(Version.parse("3.12.1"), "aarch64"));

  @Provide
  Arbitrary<String> markers() {
    Arbitrary<String> comparison =
        Arbitraries.of(
            "python_version<'3'",
            "'3.1'>= python_version",
            "os.name !='nt'",
            "extra=='A_b'",
            "sys_platform in \"linux2 linux\"",
            "platform_machine not in '\"'");
    Arbitrary<String> one = Arbitraries.oneOf(comparison, joined(comparison, comparison));
    return Arbitraries.oneOf(one, joined(one, one), joined(joined(one, comparison), one));
  }

  private static Arbitrary<String> joined(Arbitrary<String> left, Arbitrary<String> right) {
    return Combinators.combine(left, right, Arbitraries.of("%s and %s", "(%s or %s)"))
        .as((a, b, form) -> form.formatted(a, b));
  }

  @Provide
  Arbitrary<String> requirements() {
    Arbitrary<String> name = Arbitraries.of("a", "A.b", "x_9-Y", "0");
    Arbitrary<String> extras = Arbitraries.of("", "[]", "[B,a]", "[ c_D ]");
    Arbitrary<String> asked =
        Arbitraries.of(
            "",
            ">=1.0",
            "(<2,!=1.5.*)",
            " ~= 1.4.2 , ",
            "===odd-one",
            " @ https://example.org/a.whl ");
    Arbitrary<String> condition =
        Arbitraries.oneOf(Arbitraries.just(""), markers().map(marker -> ";" + marker));
    return Combinators.combine(name, extras, asked, condition)
        .as((n, e, a, c) -> n + e + a + (a.startsWith("===") && !c.isEmpty() ? " " : "") + c);
  }

  @Property
  void printedRequirementsParseToEqualOnes(@ForAll("requirements") String text) {
    Requirement requirement = Requirement.parse(text);
    Requirement again = Requirement.parse(requirement.toString());
    assertThat(again).isEqualTo(requirement).hasToString(requirement.toString());
  }

  @Property
  void printedMarkersHoldWhereTheOriginalsDo(@ForAll("markers") String text) {
    Marker marker = Marker.parse(text);
    Marker again = Marker.parse(marker.toString());
    assertThat(again).isEqualTo(marker);
    for (MarkerEnvironment environment : ENVIRONMENTS) {
      for (Set<String> extras : List.of(Set.<String>of(), Set.of("a-b"), Set.of("z", "A.B"))) {
        assertThat(again.holds(environment, extras)).isEqualTo(marker.holds(environment, extras));
      }
    }
  }
}
