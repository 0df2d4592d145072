package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VersionLawsTest {
  @Provide
  Arbitrary<String> versions() {
    Arbitrary<String> epoch = Arbitraries.of("", "", "0!", "1!", "v");
    Arbitrary<String> release =
        Arbitraries.integers()
            .between(0, 3)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(VersionLawsTest::dotted);
    Arbitrary<String> pre =
        Arbitraries.of("", "", "a1", "-b.2", "rc", "c1", ".PREVIEW0", "alpha_1");
    Arbitrary<String> post = Arbitraries.of("", "", ".post0", "-1", "rev", "_post_2");
    Arbitrary<String> dev = Arbitraries.of("", "", ".dev0", "dev", "-dev2");
    Arbitrary<String> local = Arbitraries.of("", "", "+a", "+1", "+1.a", "+A-01", "+007");
    return Combinators.combine(epoch, release, pre, post, dev, local)
        .as((e, r, p, o, d, l) -> e + r + p + o + d + l);
  }

  private static String dotted(List<Integer> numbers) {
    return String.join(".", numbers.stream().map(String::valueOf).toList());
  }

  @Property
  void printingAndParsingIsLossless(@ForAll("versions") String text) {
    Version version = Version.parse(text);
    Version again = Version.parse(version.toString());
    assertThat(again).isEqualTo(version).hasToString(version.toString());
  }

  @Property
  void orderIsAntisymmetricAndConsistentWithEquals(
      @ForAll("versions") String a, @ForAll("versions") String b) {
    Version left = Version.parse(a);
    Version right = Version.parse(b);
    int order = left.compareTo(right);
    assertThat(Integer.signum(right.compareTo(left))).isEqualTo(-Integer.signum(order));
    assertThat(left.equals(right)).isEqualTo(order == 0);
    if (order == 0) {
      assertThat(left).hasSameHashCodeAs(right);
    }
  }

  @Property
  void orderIsTransitive(
      @ForAll("versions") String a, @ForAll("versions") String b, @ForAll("versions") String c) {
    List<Version> sorted = List.of(a, b, c).stream().map(Version::parse).sorted().toList();
    assertThat(sorted.get(0)).isLessThanOrEqualTo(sorted.get(1)).isLessThanOrEqualTo(sorted.get(2));
    assertThat(sorted.get(1)).isLessThanOrEqualTo(sorted.get(2));
  }

  @Property
  void localLabelsComeBehindTheirPublicVersion(@ForAll("versions") String text) {
    Version version = Version.parse(text);
    assertThat(version).isGreaterThanOrEqualTo(version.publicVersion());
    assertThat(version.publicVersion().isPreRelease()).isEqualTo(version.isPreRelease());
  }

  @Property
  void orderedComparisonsAgreeWithTheOrder(
      @ForAll("versions") String a, @ForAll("versions") String b) {
    Version candidate = Version.parse(a).publicVersion();
    Version bound = Version.parse(b).publicVersion();
    boolean atMost = SpecifierSet.parse("<=" + bound).contains(candidate, PreReleasePolicy.ALLOW);
    boolean atLeast = SpecifierSet.parse(">=" + bound).contains(candidate, PreReleasePolicy.ALLOW);
    boolean equal = SpecifierSet.parse("==" + bound).contains(candidate, PreReleasePolicy.ALLOW);
    assertThat(atMost).isEqualTo(candidate.compareTo(bound) <= 0);
    assertThat(atLeast).isEqualTo(candidate.compareTo(bound) >= 0);
    assertThat(equal).isEqualTo(atMost && atLeast);
  }
}
