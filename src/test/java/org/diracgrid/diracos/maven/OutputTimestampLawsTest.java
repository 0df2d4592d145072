package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.maven.archiver.MavenArchiver;

@Label("An output timestamp")
class OutputTimestampLawsTest {
  @Property
  @Label("is what other plugins read, or refused as they do")
  void asOthers(@ForAll("texts") String text) {
    Optional<Instant> theirs;
    try {
      theirs = MavenArchiver.parseBuildOutputTimestamp(text);
    } catch (RuntimeException e) {
      assertThatThrownBy(() -> OutputTimestamp.parse(text, null))
          .isInstanceOf(InvalidTimestampException.class);
      return;
    }
    assertThat(OutputTimestamp.parse(text, System.getenv("SOURCE_DATE_EPOCH"))).isEqualTo(theirs);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> times =
        Arbitraries.longs()
            .between(-100_000_000_000L, 1_000_000_000_000L)
            .map(seconds -> Instant.ofEpochSecond(seconds, seconds & 0xFFFF).toString());
    return Arbitraries.oneOf(
        times,
        times.map(time -> time.replace("Z", "+05:30")),
        times.map(time -> time.replace("Z", "")),
        Arbitraries.longs().map(Object::toString),
        Arbitraries.strings().withChars("0123456789TZ-:.+ n\u0663").ofMaxLength(20));
  }
}
