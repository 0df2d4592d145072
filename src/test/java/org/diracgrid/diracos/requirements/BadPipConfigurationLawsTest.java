package org.diracgrid.diracos.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

@Label("Reading pip's configuration of any content")
class BadPipConfigurationLawsTest {
  private static final Pattern PLACE = Pattern.compile("(.*/pip\\.conf):(\\d+):(\\d+)");

  private static final String[] WORDS = {
    " ",
    "\t",
    "\n",
    "\n  ",
    "\r",
    "[",
    "]",
    "=",
    ":",
    "#",
    ";",
    "%",
    "%(x)s",
    "$",
    ",",
    "~/",
    "/",
    "https://",
    "https:",
    "file:",
    "u:p@",
    "\u0000",
    "\u001b[2J",
    "\u00e9",
    "\u2028",
    "\ufeff",
    "\ud800",
    "yes",
    "maybe",
    ":all:",
    ":none:",
    "--",
    "_"
  };

  private static final List<String> LINES =
      List.of(
          "[global]",
          "[install]",
          "[DEFAULT]",
          "; comment",
          "index-url = https://u:p@example.org/simple",
          "extra-index-url =\n  https://a.example.org\n\n  https://b.example.org",
          "find-links: ~/wheels https://example.org/l",
          "trusted_host = example.org",
          "pre = yes",
          "prefer-binary = on",
          "require-hashes = true",
          "no-require-hashes = 1",
          "no-index = no",
          "no-binary = :all:",
          "only-binary = a,B_c",
          "all-releases = a",
          "only-final = :all:",
          "timeout = 60",
          "cert",
          "  odd = indent");

  private Path root;

  @BeforeTry
  void make() throws IOException {
    root = Files.createTempDirectory("pip");
  }

  @AfterTry
  void delete() throws IOException {
    Files.deleteIfExists(root.resolve("etc/pip.conf"));
    Files.deleteIfExists(root.resolve("etc"));
    Files.delete(root);
  }

  private static Arbitrary<String> texts() {
    return Mutation.mutated(Arbitraries.of(LINES), Mutation.any(WORDS))
        .list()
        .ofMaxSize(6)
        .map(lines -> String.join("\n", lines));
  }

  @Provide
  Arbitrary<byte[]> contents() {
    return Arbitraries.oneOf(
        texts().map(text -> ("[global]\n" + text).getBytes(StandardCharsets.UTF_8)),
        texts().map(text -> (text + "é").getBytes(StandardCharsets.ISO_8859_1)),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(60));
  }

  @Provide
  Arbitrary<Map<String, String>> variables() {
    Arbitrary<String> names =
        Arbitraries.of(
            "PIP_INDEX_URL",
            "PIP_EXTRA_INDEX_URL",
            "PIP_FIND_LINKS",
            "PIP_NO_INDEX",
            "PIP_PRE",
            "PIP_NO_BINARY",
            "PIP_ONLY_FINAL",
            "PIP_REQUIRE_HASHES",
            "PIP_CONFIG_FILE",
            "PIP_",
            "PIP__");
    Arbitrary<String> values =
        Mutation.mutated(
            Arbitraries.of("1", "https://u:p@example.org/simple", "wheels ~/x", "a,b", ""),
            Mutation.any(WORDS));
    return Arbitraries.maps(names, values).ofMaxSize(2);
  }

  @Property(tries = 300)
  @Label("succeeds, or says in one sentence which place or variable is wrong")
  void sentences(
      @ForAll("contents") byte[] content, @ForAll("variables") Map<String, String> variables)
      throws IOException {
    Path file = Files.createDirectories(root.resolve("etc")).resolve("pip.conf");
    Files.write(file, content);
    PipConfiguration configuration =
        new PipConfiguration(variables, root.resolve("home"), "Linux", root);
    try {
      configuration.over(IndexSettings.DEFAULT);
      assertThat(configuration.stated()).allMatch(it -> !it.source().isEmpty());
    } catch (PipConfigurationException e) {
      assertThat(e.getMessage())
          .startsWith(e.source() + ": ")
          .doesNotContainPattern("[\\p{Cc}&&[^\t]]");
      Matcher place = PLACE.matcher(e.source());
      if (place.matches()) {
        assertThat(place.group(1)).isEqualTo(file.toString());
        assertWithin(content, Integer.parseInt(place.group(2)), Integer.parseInt(place.group(3)));
      } else {
        assertThat(variables).containsKey(e.source());
      }
    }
  }

  private static void assertWithin(byte[] content, int line, int column) {
    try {
      List<String> lines = TextDecoding.decode(content).lines().toList();
      assertThat(line).isBetween(1, lines.size());
      assertThat(column).isBetween(1, lines.get(line - 1).length() + 1);
    } catch (UndecodableTextException e) {
      assertThat(e.in("")).isEqualTo(new Origin("", line, column));
    }
  }
}
