package org.diracgrid.diracos.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A set of candidates")
class CandidateSetTest {
  private static final int SIZE = 7;

  @Provide
  Arbitrary<CandidateSet> sets() {
    return Arbitraries.integers()
        .between(0, (1 << SIZE) - 1)
        .flatMap(
            bits ->
                Arbitraries.of(true, false)
                    .map(
                        absent -> {
                          CandidateSet present =
                              CandidateSet.of(SIZE, BitSet.valueOf(new long[] {bits}));
                          return absent
                              ? present.or(CandidateSet.anything(SIZE).present().complement())
                              : present;
                        }));
  }

  @Property
  @Label("and its complement share nothing and make up everything")
  void complement(@ForAll("sets") CandidateSet set) {
    assertThat(set.and(set.complement()).isEmpty()).isTrue();
    assertThat(set.or(set.complement()).isAnything()).isTrue();
    assertThat(set.complement().complement()).isEqualTo(set);
    assertThat(set.complement().holdsAbsence()).isNotEqualTo(set.holdsAbsence());
  }

  @Property
  @Label("is part of another exactly if it shares nothing with the other's complement")
  void subset(@ForAll("sets") CandidateSet one, @ForAll("sets") CandidateSet other) {
    assertThat(one.isSubsetOf(other)).isEqualTo(!one.intersects(other.complement()));
    assertThat(one.and(other).isSubsetOf(one)).isTrue();
    assertThat(one.isSubsetOf(one.or(other))).isTrue();
  }

  @Test
  @DisplayName("of present candidates never holds absence")
  void present() {
    assertThat(CandidateSet.anything(SIZE).present().holdsAbsence()).isFalse();
    assertThat(CandidateSet.anything(SIZE).present().count()).isEqualTo(SIZE);
    assertThat(CandidateSet.only(SIZE, 3).indices()).containsExactly(3);
    assertThat(CandidateSet.anything(0).present().isEmpty()).isTrue();
  }
}
