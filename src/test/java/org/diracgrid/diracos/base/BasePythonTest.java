package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The Python of a base")
class BasePythonTest {
  @Test
  @DisplayName("is the one that bin/python leads to")
  void followsPython() {
    BaseTree tree =
        TestTrees.of(
            "diracos/usr/bin/python2.7",
            "diracos/usr/bin/python3.6",
            "diracos/usr/bin/python3 -> python3.6",
            "diracos/usr/bin/python -> python2",
            "diracos/usr/bin/python2 -> python2.7");

    assertThat(BasePython.in(tree))
        .contains(new BasePython("diracos/usr", "diracos/usr/bin/python2.7", 2, 7));
  }

  @Test
  @DisplayName("is found behind a linked bin folder, where it really lies")
  void linkedBin() {
    BaseTree tree =
        TestTrees.of(
            "diracos/bin -> usr/bin",
            "diracos/usr/bin/python3.11",
            "diracos/usr/bin/python3 -> python3.11");

    assertThat(BasePython.in(tree))
        .contains(new BasePython("diracos/usr", "diracos/usr/bin/python3.11", 3, 11));
  }

  @Test
  @DisplayName("may lie right below the top folder, as conda puts it")
  void conda() {
    BaseTree tree =
        TestTrees.of("diracos/bin/python3.11", "diracos/bin/python -> python3.11", "diracos/usr/");

    assertThat(BasePython.in(tree))
        .contains(new BasePython("diracos", "diracos/bin/python3.11", 3, 11));
  }

  @Test
  @DisplayName("is recognized through a hard link, whichever name came first in the archive")
  void hardLinks() {
    assertThat(
            BasePython.in(
                TestTrees.of("diracos/bin/python2", "diracos/bin/python2.7 = diracos/bin/python2")))
        .contains(new BasePython("diracos", "diracos/bin/python2.7", 2, 7));
    assertThat(
            BasePython.in(
                TestTrees.of(
                    "diracos/bin/python2.7", "diracos/bin/python = diracos/bin/python2.7")))
        .contains(new BasePython("diracos", "diracos/bin/python2.7", 2, 7));
  }

  @Test
  @DisplayName("is the newest one by number when no name without one tells")
  void newestByNumber() {
    BaseTree tree =
        TestTrees.of(
            "diracos/bin/python",
            "diracos/bin/python3.9",
            "diracos/bin/python3.11",
            "diracos/bin/python3.11-config",
            "diracos/share/bin/python3.12");

    assertThat(BasePython.in(tree)).map(BasePython::minorVersion).contains("3.11");
  }

  @Test
  @DisplayName("is never one of the host, which an absolute link means")
  void hostPython() {
    assertThat(
            BasePython.in(TestTrees.of("diracos/usr/bin/python -> /usr/bin/python2.7", "diracos/")))
        .isEmpty();
  }

  @Test
  @DisplayName("is absent where its link leads to nothing")
  void dangling() {
    assertThat(BasePython.in(TestTrees.of("diracos/usr/bin/python -> python2.7"))).isEmpty();
  }
}
