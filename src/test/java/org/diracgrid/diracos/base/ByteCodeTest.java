package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Byte code")
class ByteCodeTest {
  @ParameterizedTest
  @CsvSource({
    "a/__pycache__/m.cpython-311.pyc, a/m.py",
    "a/__pycache__/m.cpython-311.opt-1.pyc, a/m.py",
    "a/__pycache__/m.n.cpython-311.pyc, a/m.n.py",
    "a/m.pyc, a/m.py",
    "a/m.pyo, a/m.py"
  })
  @DisplayName("is of one module")
  void source(String path, String module) {
    assertThat(ByteCode.source(path)).contains(module);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/m.py", "a/m.so", "a/mpyc", "a/m.pyc/data"})
  @DisplayName("is nothing else")
  void nothingElse(String path) {
    assertThat(ByteCode.source(path)).isEmpty();
  }
}
