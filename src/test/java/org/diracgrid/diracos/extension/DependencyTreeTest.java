package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A dependency tree")
class DependencyTreeTest {
  private static final DependencyTree TREE =
      new DependencyTree(
          "VO v1 on DIRACOS v1r27",
          List.of(
              new DependencyTree.Node("left", "Left", "1.0", false, Optional.empty()),
              new DependencyTree.Node("right", "right", "2.0", false, Optional.of("1.9")),
              new DependencyTree.Node("six", "six", "1.16.0", true, Optional.empty())),
          List.of(
              edge(null, "left", "Left>=1", "requirements.txt:1:1"),
              edge(null, "right", "right", "more.txt:4:1"),
              edge("left", "right", "right>1", null),
              edge("left", "six", "six", null),
              edge("right", "left", "left[\"odd\"]", null)));

  private static DependencyTree.Edge edge(String from, String to, String requirement, String at) {
    return new DependencyTree.Edge(
        Optional.ofNullable(from), to, requirement, Optional.ofNullable(at));
  }

  @Test
  @DisplayName("is drawn for people, each branch once and circles cut")
  void text() {
    assertThat(TreeFormat.named("text").print(TREE))
        .isEqualTo(
            """
            VO v1 on DIRACOS v1r27
            +- Left 1.0  Left>=1 at requirements.txt:1:1
            |  +- right 2.0 (replaces 1.9 of the base)  right>1
            |  |  \\- Left 1.0  left["odd"] (see above)
            |  \\- six 1.16.0 (base)  six
            \\- right 2.0 (replaces 1.9 of the base)  right at more.txt:4:1 (see above)
            """);
  }

  @Test
  @DisplayName("is a graph for Graphviz, its texts quoted")
  void dot() {
    assertThat(TreeFormat.named("dot").print(TREE))
        .startsWith("digraph \"VO v1 on DIRACOS v1r27\" {\n")
        .contains("  \"right\" [label=\"right\\n2.0\\nreplaces 1.9\"];\n")
        .contains("  \"six\" [label=\"six\\n1.16.0\", style=dashed];\n")
        .contains("  \"requirements\" -> \"left\" [label=\"Left>=1\"];\n")
        .contains("  \"right\" -> \"left\" [label=\"left[\\\"odd\\\"]\"];\n")
        .endsWith("}\n");
  }

  @Test
  @DisplayName("is JSON for programs, what is absent being null")
  void json() throws IOException {
    JsonNode json = new JsonMapper().readTree(TreeFormat.named("json").print(TREE));

    assertThat(json.at("/title").asText()).isEqualTo("VO v1 on DIRACOS v1r27");
    assertThat(json.at("/nodes/1/replaces").asText()).isEqualTo("1.9");
    assertThat(json.at("/nodes/2/replaces").isNull()).isTrue();
    assertThat(json.at("/nodes/2/inBase").asBoolean()).isTrue();
    assertThat(json.at("/edges/0/from").isNull()).isTrue();
    assertThat(json.at("/edges/2/from").asText()).isEqualTo("left");
    assertThat(json.at("/edges/2/requirement").asText()).isEqualTo("right>1");
  }

  @Test
  @DisplayName("has no other format")
  void unknownFormat() {
    assertThatThrownBy(() -> TreeFormat.named("picture"))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessage("'picture' is no value of format, which knows text, dot, json");
  }
}
