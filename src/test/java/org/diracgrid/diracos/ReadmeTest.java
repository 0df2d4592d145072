package org.diracgrid.diracos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diracgrid.diracos.maven.PluginDescriptor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The README")
class ReadmeTest {
  /** A snippet behind the name of the file of an integration test that runs it. */
  private static final Pattern SNIPPET =
      Pattern.compile("<!-- (src/it/\\S+) -->\n```\\w+\n(.*?)\n```", Pattern.DOTALL);

  private static final Pattern PARAMETER = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  static Stream<MatchResult> snippets() throws IOException {
    return SNIPPET.matcher(readme()).results();
  }

  @ParameterizedTest
  @MethodSource("snippets")
  @DisplayName("shows what an integration test runs")
  void shows(MatchResult snippet) throws IOException {
    String run =
        plain(Files.readString(Path.of(snippet.group(1))))
            .replaceAll("invoker\\.goals\\.\\d+ = ", "mvn ");
    assertThat(run).contains(plain(snippet.group(2)));
  }

  @Test
  @DisplayName("shows snippets at all")
  void hasSnippets() throws IOException {
    assertThat(snippets()).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  @DisplayName("lists every parameter, and none that is not there")
  void parameters() throws IOException {
    List<String> listed =
        PARAMETER.matcher(readme()).results().map(match -> match.group(1)).sorted().toList();
    TreeSet<String> actual =
        PluginDescriptor.parameters().stream()
            .map(PluginDescriptor.Parameter::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(new TreeSet<>(listed)).containsExactlyElementsOf(actual);
    assertThat(listed).as("no parameter twice").doesNotHaveDuplicates();
  }

  /** Without indentation, and with the version that the build fills in. */
  private static String plain(String text) {
    return text.lines()
        .map(String::strip)
        .map(
            line ->
                line.replaceAll("@project\\.version@|\\$\\{project\\.version}", "1.0.0-SNAPSHOT"))
        .collect(Collectors.joining("\n"));
  }
}
