package org.diracgrid.diracos.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A RECORD")
class RecordEntryTest {
  private static RecordEntry bare(String path) {
    return new RecordEntry(path, Optional.empty(), OptionalLong.empty());
  }

  @Provide
  Arbitrary<List<RecordEntry>> records() {
    Arbitrary<String> path =
        Arbitraries.strings().withChars("a/,\"\n\r .é").ofMinLength(1).ofMaxLength(8);
    Arbitrary<Optional<String>> hash = Arbitraries.of(Optional.empty(), Optional.of("sha256=A-_b"));
    Arbitrary<OptionalLong> size =
        Arbitraries.of(OptionalLong.empty(), OptionalLong.of(0), OptionalLong.of(1L << 40));
    return Combinators.combine(path, hash, size).as(RecordEntry::new).list().ofMaxSize(5);
  }

  @Property
  void printedRecordsAreReadBack(@ForAll("records") List<RecordEntry> entries) {
    assertThat(RecordEntry.parse(RecordEntry.print(entries))).isEqualTo(entries);
  }

  @Test
  @DisplayName("is CSV: quotes protect commas, quotes and line ends")
  void quotes() {
    assertThat(
            RecordEntry.parse(
                "a.py,sha256=x,3\r\n\"b,\"\"c\"\"\nd\",,\n\nDIRAC-1.dist-info/RECORD,,\ne\"f,sha1=y,"))
        .containsExactly(
            new RecordEntry("a.py", Optional.of("sha256=x"), OptionalLong.of(3)),
            bare("b,\"c\"\nd"),
            bare("DIRAC-1.dist-info/RECORD"),
            new RecordEntry("e\"f", Optional.of("sha1=y"), OptionalLong.empty()));
  }

  @Test
  @DisplayName("is read with missing and with further columns, as pip does")
  void columns() {
    assertThat(RecordEntry.parse("a\nb,,\nc,,,more\n"))
        .containsExactly(bare("a"), bare("b"), bare("c"));
    assertThat(RecordEntry.parse("")).isEmpty();
  }

  @Test
  @DisplayName("gives its paths to an uninstaller whatever else stands in its lines")
  void paths() {
    List<String> paths = new ArrayList<>();
    RecordEntry.readPaths("a.py,x,one\n\n\"b,c\",,\n../../../bin/d", paths::add);
    assertThat(paths).containsExactly("a.py", "b,c", "../../../bin/d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {",sha256=x,1", "a,x,1", "a,=x,1", "a,,-1", "a,,one", "a,,9999999999999999999"})
  @DisplayName("is refused with the line that is wrong")
  void refuses(String line) {
    assertThatThrownBy(() -> RecordEntry.parse("ok,,\n" + line))
        .isInstanceOf(InvalidMetadataException.class)
        .hasMessageStartingWith("'" + line + "' is not a valid RECORD line: ");
  }

  @Test
  @DisplayName("is refused when a field has no end")
  void refusesEndlessField() {
    assertThatThrownBy(() -> RecordEntry.parse("\"" + "a".repeat(200_000)))
        .isInstanceOf(InvalidMetadataException.class)
        .hasMessageContaining("131072 characters")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }

  @Test
  @DisplayName("is written with line feeds, quoted only where it must be")
  void prints() {
    assertThat(
            RecordEntry.print(
                List.of(
                    new RecordEntry("a b.py", Optional.of("sha256=x"), OptionalLong.of(0)),
                    bare("c,d"))))
        .isEqualTo("a b.py,sha256=x,0\n\"c,d\",,\n");
  }
}
