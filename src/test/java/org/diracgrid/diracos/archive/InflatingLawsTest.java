package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("Inflating")
class InflatingLawsTest {
  private static final List<byte[]> SOUND =
      LongStream.range(0, 20).mapToObj(seed -> new RandomDeflate(seed).stream()).toList();

  @Property(tries = 100)
  @Label("understands every stream that the format allows, and finds its blocks")
  void valid(@ForAll long seed) {
    RandomDeflate made = new RandomDeflate(seed);

    InflatedStream inflated = InflatedStream.of(made.stream());

    assertThat(inflated.failure()).isEmpty();
    assertThat(inflated.content()).isEqualTo(made.content());
    assertThat(inflated.blocks()).map(Block::bitOffset).isEqualTo(made.blocks());
    assertThat(InflatedStream.ofZlib(made.stream()).content()).isEqualTo(made.content());
  }

  @Property(tries = 1000)
  @Label("refuses the damaged streams that zlib refuses, and reads the others as zlib does")
  void damaged(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] stream = SOUND.get(random.nextInt(SOUND.size())).clone();
    // Most damage is found at once, so that the beginning would be all that is ever damaged.
    int last = random.nextBoolean() ? stream.length : Math.min(stream.length, 200);
    for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
      stream[random.nextInt(last)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
    compare(stream);
  }

  @Property(tries = 1000)
  @Label("refuses the noise that zlib refuses, and reads the rest as zlib does")
  void noise(@ForAll byte[] stream) {
    compare(stream);
  }

  private static void compare(byte[] stream) {
    InflatedStream own = InflatedStream.of(stream);
    InflatedStream zlib = InflatedStream.ofZlib(stream);

    assertThat(own.sound())
        .as("%s; zlib: %s", own.failure(), zlib.failure())
        .isEqualTo(zlib.sound());
    assertThat(own.end()).isEqualTo(zlib.end());
    if (own.sound()) {
      assertThat(own.content()).isEqualTo(zlib.content());
    } else {
      int common = Math.min(own.content().length(), zlib.content().length());
      assertThat(own.content()).startsWith(zlib.content().substring(0, common));
    }
  }
}
