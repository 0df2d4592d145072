package org.diracgrid.diracos.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Between the lines of a lock and those of the requirements")
class LineDifferencesTest {
  private static LockedLine line(int number, String text) {
    return new LockedLine("r.txt", number, text);
  }

  @Test
  @DisplayName("there is no difference where lines only moved")
  void moved() {
    assertThat(
            LineDifferences.find(
                List.of(line(1, "six"), line(2, "grid")), List.of(line(7, "grid"), line(9, "six"))))
        .isEmpty();
  }

  @Test
  @DisplayName("a changed line is told with what it was, even where it moved, too")
  void changed() {
    assertThat(
            LineDifferences.find(
                List.of(line(3, "six>=1.10"), line(4, "grid")),
                List.of(line(4, "Six>=1.16"), line(5, "grid"))))
        .containsExactly("r.txt:4 now says 'Six>=1.16', the lock was made for 'six>=1.10'");
  }

  @Test
  @DisplayName("a line that names another project in the same place is told as changed")
  void replaced() {
    assertThat(LineDifferences.find(List.of(line(3, "six")), List.of(line(3, "seven"))))
        .containsExactly("r.txt:3 now says 'seven', the lock was made for 'six'");
  }

  @Test
  @DisplayName("added and removed lines are told where they are")
  void addedAndRemoved() {
    assertThat(
            LineDifferences.find(
                List.of(line(1, "six"), line(2, "./a.whl")),
                List.of(line(1, "six"), line(3, "new"))))
        .containsExactly(
            "r.txt:3 says 'new', which the lock was not made for",
            "r.txt:2 no longer says './a.whl', which the lock was made for");
  }

  @Test
  @DisplayName("a line that stands there once less is missed")
  void once() {
    assertThat(
            LineDifferences.find(List.of(line(1, "six"), line(2, "six")), List.of(line(1, "six"))))
        .containsExactly("r.txt:2 no longer says 'six', which the lock was made for");
  }
}
