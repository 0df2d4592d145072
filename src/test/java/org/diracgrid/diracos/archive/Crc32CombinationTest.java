package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Combining CRCs")
@Label("Combining CRCs")
class Crc32CombinationTest {
  @Property
  @Label("gives the CRC of both parts one after the other")
  void combines(@ForAll byte[] first, @ForAll byte[] second) {
    CRC32 whole = new CRC32();
    whole.update(first);
    whole.update(second);

    assertThat(Crc32Combination.of(crc(first), crc(second), second.length))
        .isEqualTo(whole.getValue());
  }

  @Property(tries = 200)
  @Label("does not depend on which parts are combined first, at any length")
  void isAssociative(
      @ForAll byte[] first,
      @ForAll byte[] second,
      @ForAll @LongRange(min = 0, max = 0xFFFFFFFFL) long third,
      @ForAll @LongRange(min = 0, max = 1L << 45) long thirdLength) {
    long a = crc(first);
    long b = crc(second);

    long left = Crc32Combination.of(Crc32Combination.of(a, b, second.length), third, thirdLength);
    long right =
        Crc32Combination.of(
            a, Crc32Combination.of(b, third, thirdLength), second.length + thirdLength);

    assertThat(left).isEqualTo(right);
  }

  @Test
  @DisplayName("counts lengths beyond 4 GiB in full")
  void longParts() {
    long zeros = crc(new byte[1 << 20]);
    for (int power = 20; power < 32; power++) {
      zeros = Crc32Combination.of(zeros, zeros, 1L << power);
    }
    long one = crc(new byte[] {1});
    long eightGibibytes = Crc32Combination.of(zeros, zeros, 1L << 32);

    assertThat(Crc32Combination.of(one, eightGibibytes, 1L << 33))
        .isEqualTo(Crc32Combination.of(Crc32Combination.of(one, zeros, 1L << 32), zeros, 1L << 32))
        .isNotEqualTo(Crc32Combination.of(one, eightGibibytes, 0));
  }

  @Test
  @DisplayName("refuses a negative length")
  void negativeLength() {
    assertThatIllegalArgumentException().isThrownBy(() -> Crc32Combination.of(0, 0, -1));
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
