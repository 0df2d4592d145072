package org.diracgrid.diracos.extension;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Arrays;
import java.util.Locale;

/** How a dependency tree is printed. */
public enum TreeFormat {
  /** For people. */
  TEXT,
  /** For Graphviz. */
  DOT,
  /** For programs: the title, the nodes and the edges. */
  JSON;

  /**
   * The format of a name, e.g. {@code dot}.
   *
   * @throws InvalidOptionException for any other name
   */
  public static TreeFormat named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidOptionException(
                    "format", name, Arrays.stream(values()).map(TreeFormat::label).toList()));
  }

  /** The tree, each line ended. */
  public String print(DependencyTree tree) {
    return switch (this) {
      case TEXT -> TextTree.print(tree);
      case DOT -> DotTree.print(tree);
      case JSON -> json(tree);
    };
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String json(DependencyTree tree) {
    try {
      return JsonMapper.builder()
              .addModule(new Jdk8Module())
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(tree)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values always prints", e);
    }
  }
}
