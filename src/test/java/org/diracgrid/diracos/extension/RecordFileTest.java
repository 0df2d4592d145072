package org.diracgrid.diracos.extension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The file of a build record")
class RecordFileTest {
  private static final BuildRecord RECORD =
      new BuildRecord(
          1,
          "1.0.0",
          "a1".repeat(32),
          new BuildRecord.Extension("VO", "v1"),
          new BuildRecord.Base(
              "v1r27",
              List.of(new BuildRecord.Extension("LHCb", "v0")),
              "Größe \"1\"\\\n\u2028",
              "b2".repeat(32),
              5_000_000_000L,
              List.of("md5")),
          new BuildRecord.Target("2.7.13", "cp27-cp27mu-linux_x86_64", "2.12", "x86_64"),
          Optional.of(new BuildRecord.Lock("pylock.toml", "f6".repeat(32))),
          List.of(
              new BuildRecord.Distribution(
                  "Grid_Words",
                  "1.0",
                  "Grid_Words-1.0-py2-none-any.whl",
                  "https://i.example/Grid_Words-1.0-py2-none-any.whl",
                  "c3".repeat(32),
                  true,
                  true,
                  false,
                  List.of("grid-words>=1 (grid)"),
                  List.of("six"),
                  new BuildRecord.Licence(Optional.of("MIT"), List.of()),
                  7,
                  1234,
                  Optional.of(
                      new BuildRecord.Build(
                          "2.7.18",
                          true,
                          List.of(
                              new BuildRecord.Required(
                                  "setuptools", "44.1.1", "a9".repeat(32))))))),
          List.of(
              new BuildRecord.Replaced(
                  "tornado", "4.5.3", "5.1.1", List.of("tornado>=5 (grid)"), 120)),
          List.of(new BuildRecord.Kept("six", "1.16.0", false, List.of(), List.of())),
          List.of(),
          List.of("one", "two"),
          new BuildRecord.Archive(
              "VOdiracos-v1.tar.gz", 1, "d4".repeat(16), "e5".repeat(32), "copied", 2),
          Map.of("base", 3L));

  @TempDir Path folder;
  private final RecordFile records = new RecordFile();

  @Test
  @DisplayName("gives back the record that was printed")
  void roundTrip() throws IOException {
    assertThat(read(print())).contains(RECORD);
  }

  @Test
  @DisplayName("of a build without a lock has none")
  void withoutLock() throws IOException {
    String text = print().replaceFirst("\"lock\" : \\{[^}]*}", "\"lock\" : null");
    assertThat(text).isNotEqualTo(print());
    assertThat(read(text).orElseThrow().lock()).isEmpty();
  }

  @Test
  @DisplayName("is text in lines, with a newline at its end")
  void lines() {
    assertThat(print()).startsWith("{\n  \"format\" : 1,\n").endsWith("\n}\n");
  }

  @Test
  @DisplayName("may know more than this version of it does")
  void unknownProperty() throws IOException {
    assertThat(read(print().replaceFirst("\\{", "{\"new\": {\"a\": []},"))).contains(RECORD);
  }

  @Test
  @DisplayName("may not know yet how its wheels were built")
  void withoutBuilds() throws IOException {
    String older = print().replaceFirst(",\\s*\"build\" : \\{[^]]*]\\s*}", "");
    assertThat(older).doesNotContain("setuptools");
    assertThat(read(older).orElseThrow().distributions())
        .singleElement()
        .satisfies(it -> assertThat(it.build()).isEmpty());
  }

  @Test
  @DisplayName("of another format is none")
  void anotherFormat() throws IOException {
    assertThat(read(print().replace("\"format\" : 1", "\"format\" : 2"))).isEmpty();
  }

  @Test
  @DisplayName("that is absent, or is a folder, is none")
  void absent() {
    assertThat(records.read(folder.resolve("absent.json"))).isEmpty();
    assertThat(records.read(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "{\"format\": 1}", "{\"format\"", "\u0000"})
  @DisplayName("that holds anything else is none")
  void anythingElse(String text) throws IOException {
    assertThat(read(text)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"inputs\" : \"(a1)+\",          | ''",
        "\"inputs\" : \"(a1)+\"           | \"inputs\" : null",
        "\"md5\" : \"(d4)+\",             | ''",
        "\"file\" : \"pylock.toml\",     | ''",
        "\"base\" : true,               | ''",
        "\"warnings\" : \\[ \"one\"       | \"warnings\" : [ null",
        "\"wantedBy\" : \\[ ]             | \"wantedBy\" : null",
        "\"archive\" : \\{[^}]*}          | \"archive\" : \"VOdiracos-v1.tar.gz\"",
        "\"size\" : 1234                  | \"size\" : \"many\""
      })
  @DisplayName("that lacks a part, or has another in its place, is none")
  void damaged(String part, String replacement) throws IOException {
    String damaged = print().replaceFirst(part, replacement);
    assertThat(damaged).isNotEqualTo(print());

    assertThat(read(damaged)).isEmpty();
  }

  private String print() {
    return new String(records.print(RECORD), UTF_8);
  }

  private Optional<BuildRecord> read(String text) throws IOException {
    return records.read(Files.writeString(folder.resolve("record.json"), text));
  }
}
