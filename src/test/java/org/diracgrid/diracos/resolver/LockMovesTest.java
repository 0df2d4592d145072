package org.diracgrid.diracos.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What moved between two locks")
class LockMovesTest {
  @Test
  @DisplayName("is told by name: other versions, additions, removals, other files")
  void moves() {
    LockFile before =
        SampleLock.foreign(
            SampleLock.wheel("grid", "1.0", 'a'),
            SampleLock.wheel("gone", "3.0", 'b'),
            SampleLock.wheel("same", "1.0", 'c'),
            SampleLock.wheel("words", "1.0", 'd'));
    LockFile after =
        SampleLock.foreign(
            SampleLock.wheel("added", "2.0", 'e'),
            SampleLock.wheel("grid", "1.1", 'a'),
            SampleLock.wheel("same", "1.0", 'c'),
            SampleLock.wheel("words", "1.0", 'f'));

    assertThat(LockMoves.between(Optional.of(before), after))
        .containsExactly(
            "+ added 2.0",
            "- gone 3.0",
            "grid 1.0 -> 1.1",
            "words 1.0: another words-1.0-py2.py3-none-any.whl");
  }

  @Test
  @DisplayName("is nothing between equal ones, and everything where there was none")
  void nothing() {
    LockFile lock = SampleLock.foreign(SampleLock.wheel("grid", "1.0", 'a'));
    assertThat(LockMoves.between(Optional.of(lock), lock)).isEmpty();
    assertThat(LockMoves.between(Optional.empty(), lock)).containsExactly("+ grid 1.0");
  }

  private static LockFile checkout(char digit) {
    return SampleLock.foreign(SampleLock.checkout("grid", digit));
  }

  @Test
  @DisplayName("is another commit, or that the source lies elsewhere now")
  void trees() {
    assertThat(LockMoves.between(Optional.of(checkout('a')), checkout('a'))).isEmpty();
    assertThat(LockMoves.between(Optional.of(checkout('a')), checkout('b')))
        .containsExactly("grid 1.0: aaaaaaa -> bbbbbbb");
    LockFile wheel = SampleLock.foreign(SampleLock.wheel("grid", "1.0", 'c'));
    assertThat(LockMoves.between(Optional.of(wheel), checkout('b')))
        .containsExactly("grid 1.0: grid-1.0-py2.py3-none-any.whl -> bbbbbbb");
    LockFile folder =
        SampleLock.foreign(
            SampleLock.tree("grid", Optional.empty(), new LockedTree.Directory("grid")));
    assertThat(LockMoves.between(Optional.of(folder), folder)).isEmpty();
    assertThat(LockMoves.between(Optional.of(folder), checkout('b')))
        .containsExactly("grid -> 1.0");
  }
}
