package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A seam around what is left out")
class SeamTest {
  private static final int KIB = 1 << 10;

  /** A block every ten KiB up to a megabyte, and two checkpoints. */
  private static final ArchiveIndex INDEX = index();

  private static ArchiveIndex index() {
    BlockTable blocks = new BlockTable();
    for (int i = 0; i < 100; i++) {
      blocks.add(block(i));
    }
    return new ArchiveIndex(
        new EntrySpans(),
        blocks,
        List.of(
            new Checkpoint(0, 0, new byte[0]),
            new Checkpoint(5000, 500 * KIB, new byte[SlidingWindow.REACH])));
  }

  private static Block block(int number) {
    return new Block(100L * number, 10L * KIB * number, number);
  }

  private static Span span(int beginKib, int endKib) {
    return new Span((long) beginKib * KIB, (long) endKib * KIB);
  }

  private static List<Seam> around(Span... holes) {
    return Seam.around(List.of(holes), INDEX);
  }

  @Test
  @DisplayName("begins with the block in which it lies, and ends where no block refers into it")
  void oneHole() {
    assertThat(around(span(205, 206)))
        .containsExactly(
            new Seam(
                block(20),
                Optional.of(block(24)),
                List.of(span(205, 206)),
                INDEX.checkpoint(205 * KIB)));
    // 32 KiB behind the hole is exactly far enough.
    assertThat(around(span(200, 208)).get(0).next()).contains(block(24));
    assertThat(around(span(200, 209)).get(0).next()).contains(block(25));
  }

  @Test
  @DisplayName("begins at the beginning, and reaches to the end if no block is left")
  void bothEnds() {
    assertThat(around(span(0, 1)).get(0).first()).isEqualTo(block(0));
    assertThat(around(span(990, 995)).get(0).next()).isEmpty();
    assertThat(around(span(958, 959)).get(0).next()).isEmpty();
    assertThat(around(span(957, 958)).get(0).next()).contains(block(99));
  }

  @Test
  @DisplayName("serves several holes if they lie so close that nothing is between")
  void closeHoles() {
    List<Seam> seams = around(span(205, 206), span(215, 216), span(241, 300), span(400, 401));

    // The first two end before block 25; the third begins in block 24, before that.
    assertThat(seams).hasSize(2);
    assertThat(seams.get(0).holes())
        .containsExactly(span(205, 206), span(215, 216), span(241, 300));
    assertThat(seams.get(0).next()).contains(block(34));
    assertThat(seams.get(1).first()).isEqualTo(block(40));
  }

  @Test
  @DisplayName("is joined to the next one if no byte lies between them")
  void touchingSeams() {
    assertThat(around(span(205, 206), span(249, 250))).hasSize(1);
    assertThat(around(span(205, 206), span(250, 251))).hasSize(2);
  }

  @Test
  @DisplayName("is read from the nearest place before it")
  void checkpoint() {
    assertThat(around(span(505, 506)).get(0).checkpoint().offset()).isEqualTo(500 * KIB);
    assertThat(around(span(499, 506)).get(0).checkpoint().offset()).isZero();
  }

  @Test
  @DisplayName("is none if there is no hole")
  void noHole() {
    assertThat(around()).isEmpty();
  }
}
