package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Empty deflate blocks")
class EmptyBlocksTest {
  /** The bits, then a block that begins right behind them, in the middle of their last byte. */
  private static byte[] followed(byte[] blocks, int phase) {
    DeflateBits bits = new DeflateBits();
    int whole = phase == 0 ? blocks.length : blocks.length - 1;
    for (int i = 0; i < whole; i++) {
      bits.bits(blocks[i] & 0xff, 8);
    }
    if (phase > 0) {
      bits.bits(blocks[whole], phase);
    }
    return bits.block(1, true).fixed('x').fixed(256).bytes();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  @DisplayName("shift what follows by any number of bits, for zlib too")
  void shift(int phase) {
    byte[] blocks = EmptyBlocks.upTo(phase);
    byte[] stream = followed(blocks, phase);

    assertThat(InflatedStream.of(stream).content()).isEqualTo("x");
    assertThat(InflatedStream.ofZlib(stream).content()).isEqualTo("x");
    assertThat(phase == 0 ? 0 : blocks[blocks.length - 1] >>> phase).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  @DisplayName("lead from any bit to the end of a byte, and keep what was before")
  void align(int used) {
    // An empty block with fixed codes takes ten bits, and as often as needed it ends there.
    DeflateBits begin = new DeflateBits();
    while (begin.size() % 8 != used) {
      if (used % 2 == 1 && begin.size() == 0) {
        begin.block(1, false).fixed(200).fixed(256);
      } else {
        begin.block(1, false).fixed(256);
      }
    }
    byte[] before = begin.bytes();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.write(before, 0, before.length - 1);
    stream.writeBytes(EmptyBlocks.toByteEnd(before[before.length - 1] | 0xff << used, used));
    stream.writeBytes(new DeflateBits().block(1, true).fixed('x').fixed(256).bytes());

    InflatedStream inflated = InflatedStream.of(stream.toByteArray());

    assertThat(inflated.failure()).isEmpty();
    assertThat(inflated.content()).isEqualTo(used % 2 == 1 ? "\u00c8x" : "x");
    assertThat(InflatedStream.ofZlib(stream.toByteArray()).content()).isEqualTo(inflated.content());
  }
}
