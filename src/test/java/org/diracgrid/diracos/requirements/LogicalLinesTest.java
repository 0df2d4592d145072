package org.diracgrid.diracos.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lines of a requirements file")
class LogicalLinesTest {
  private static List<String> texts(String content) {
    return LogicalLines.of(content, Map.of("A", "x${B} # y", "B", "z")).stream()
        .map(LogicalLine::text)
        .toList();
  }

  @Test
  @DisplayName("end wherever Python lets a line end")
  void lineEnds() {
    assertThat(texts("a\r\nb\rc\u000bd\fe\u0085f\u2028g\u001ch\n")).hasSize(8);
  }

  @Test
  @DisplayName("go on after a backslash, but not after one in a comment")
  void continuations() {
    assertThat(texts("a\\\n  b\\\nc\nd\n")).containsExactly("a  bc", "d");
    assertThat(texts("a \\\n# c \\\nb\n")).containsExactly("a", "b");
    assertThat(texts("last\\")).containsExactly("last");
  }

  @Test
  @DisplayName("lose comments, which begin at the line's start or after white space")
  void comments() {
    assertThat(texts("  # x\na # b\nc#d\ne\t#f\n\n")).containsExactly("a", "c#d", "e");
  }

  @Test
  @DisplayName("get values for variables once, and no comment by them")
  void variables() {
    assertThat(texts("${A} ${B}${c} ${D} $A\n")).containsExactly("x${B} # y z${c} ${D} $A");
  }

  @Test
  @DisplayName("know where every character was written")
  void places() {
    LogicalLine line = LogicalLines.of("\n  ab\\\n c ${B}d", Map.of("B", "long value")).get(0);
    assertThat(line.at("f", 0)).hasToString("f:2:3");
    assertThat(line.at("f", line.text().indexOf('c'))).hasToString("f:3:2");
    assertThat(line.at("f", line.text().indexOf("value"))).hasToString("f:3:4");
    assertThat(line.at("f", line.text().length() - 1)).hasToString("f:3:8");
    assertThat(line.written()).isEqualTo("ab c ${B}d");
  }
}
