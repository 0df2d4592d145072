package org.diracgrid.diracos.release;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A CFG file")
class CfgFileTest {
  private static CfgFile parse(String text) {
    return CfgFile.parse("releases.cfg", text.getBytes(UTF_8));
  }

  @Test
  @DisplayName("is read with sections in sections, their brace on the next line or the same")
  void sections() {
    CfgFile file =
        parse(
            """
            # a comment { = }
            Top = one
            Releases
            {
              v1r0 {
                Modules = A:v1, B:v2
              }
              Long
              Name
              {
                Depends = DIRAC:v7r1 # no comment
              }
            }
            """);

    assertThat(file.root().at("Top")).contains("one");
    assertThat(file.root().at("Releases/v1r0/Modules")).contains("A:v1, B:v2");
    assertThat(file.root().at("Releases/LongName/Depends")).contains("DIRAC:v7r1 # no comment");
    assertThat(file.root().at("Releases/v9/Depends")).isEmpty();
  }

  @Test
  @DisplayName("takes the last of repeated options, with what is added to it")
  void repeated() {
    assertThat(parse("A = 1\nA = 2\nA += 3\n").root().at("A")).contains("2, 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A = 1                          | 1 | has no newline",
        "S\\n{\\n}\\nS\\n{\\n}\\n      | 5 | opens 'S' again",
        "A += x\\n                      | 1 | adds to 'A', which no line before it sets",
        "S\\n{\\n} # end\\n            | 3 | has more than its closing brace",
        "S { a = 1 }\\n                 | 1 | has a brace before its sign",
        "S { a\\n}\\n                   | 1 | goes on behind its brace",
        "}\\n                           | 1 | closes a section that is not open",
        "S\\n{\\n                       | 2 | opens 'S', which is never closed",
        "{\\n}\\n                       | 1 | opens a section without a name",
        "S\\nA = 1\\n                   | 2 | follows the name 'S'",
        "S\\n                           | 1 | names 'S', which opens no section",
        "A = b += c\\n                  | 1 | has += in its value",
        "= 1\\n                         | 1 | gives a value to no option",
      })
  @DisplayName("that DIRAC's two parsers read differently is refused with its line")
  void ambiguous(String text, int line, String reason) {
    assertThatThrownBy(() -> parse(text.replace("\\n", "\n")))
        .isInstanceOf(AmbiguousCfgException.class)
        .hasMessageContaining("releases.cfg:%d %s".formatted(line, reason));
  }

  @Test
  @DisplayName("names five of many lines, and how many more there are")
  void manyProblems() {
    assertThatThrownBy(() -> parse("}\n".repeat(7)))
        .hasMessageContaining("releases.cfg:5 closes")
        .hasMessageNotContaining("releases.cfg:6")
        .hasMessageEndingWith("; and 2 more");
  }

  @Test
  @DisplayName("keeps every other byte when a value is replaced")
  void replaces() {
    byte[] bytes =
        "# caf\u00e9\r\nReleases {\r\n\tv1 {\r\n\t\tDIRACOS =\told:v1  \r\n\t}\r\n}\r\n"
            .getBytes(ISO_8859_1);

    CfgFile changed = new ReleasesCfg(CfgFile.parse("r.cfg", bytes)).with("v1", "LHCb:v2");

    assertThat(new String(changed.bytes(), ISO_8859_1))
        .isEqualTo("# caf\u00e9\r\nReleases {\r\n\tv1 {\r\n\t\tDIRACOS =\tLHCb:v2\r\n\t}\r\n}\r\n");
  }

  @Test
  @DisplayName("of any shape comes out as it went in")
  void untouched() {
    String text = "\n\n# only\n  A   =  1 \n\n S\n {\n\n }\n\n";

    assertThat(parse(text).bytes()).isEqualTo(text.getBytes(UTF_8));
  }

  @Property
  @Label("with an option set has that value, and differs in one line")
  void setting(@ForAll("files") String text, @ForAll("names") String value) {
    CfgFile file = parse(text);

    CfgFile changed = file.with(file.require("Releases"), "DIRACOS", value);

    assertThat(changed.root().at("Releases/DIRACOS")).contains(value);
    List<String> left = new ArrayList<>(changed.lines());
    file.lines().forEach(left::remove);
    assertThat(left).hasSizeLessThanOrEqualTo(1).allMatch(line -> line.endsWith("= " + value));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> files() {
    Arbitrary<List<String>> options =
        Combinators.combine(names(), names()).as("    o%s = %s\n"::formatted).list().ofMaxSize(4);
    Arbitrary<String> old = Arbitraries.of("", "    DIRACOS = was:v0\n");
    return Combinators.combine(options, old, Arbitraries.of("\n{", " {"))
        .as(
            (lines, diracos, brace) ->
                "# head\nReleases" + brace + "\n" + String.join("", lines) + diracos + "}\n");
  }
}
