package org.diracgrid.diracos.extension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The versions file")
class VersionsFileTest {
  private static final Instant BUILT = Instant.parse("2027-03-14T09:26:53.589Z");

  @Test
  @DisplayName("is to the letter what dos-build-extension writes")
  void toTheLetter() {
    assertThat(text(BUILT, new SampleAddition("words", "2.1"), new SampleAddition("grid", "1.0")))
        .isEqualTo(
            """
            BelleDIRACOS v3r2 Sun Mar 14 09:26:53 UTC 2027 based on DIRACOS v1r27


            ===== Python packages ====


            grid==1.0
            words==2.1
            """);
  }

  @Test
  @DisplayName("has a heading and no line for an extension that adds nothing")
  void nothing() {
    assertThat(text(BUILT)).endsWith("\n\n\n===== Python packages ====\n\n\n");
  }

  @Test
  @DisplayName("lies beside the base's own, with the extension's name before it")
  void path() {
    assertThat(new VersionsFile("Belle", "v3r2", List.of(), "v1r27", BUILT, List.of()).path())
        .isEqualTo("diracos/Belle_versions.txt");
  }

  @Test
  @DisplayName("names distributions as they write themselves, in the order of the C locale")
  void order() {
    assertThat(
            text(
                BUILT,
                new SampleAddition("zeta", "1"),
                new SampleAddition("Alpha_Beta", "1.0"),
                new SampleAddition("alpha", "1"),
                new SampleAddition("alpha-b", "1")))
        .endsWith("\n\n\nAlpha_Beta==1.0\nalpha-b==1\nalpha==1\nzeta==1\n");
  }

  @Test
  @DisplayName("names the URL of what came from one")
  void directUrl() {
    URI url = URI.create("https://w.example/grid-1.0.whl");
    assertThat(text(BUILT, new SampleAddition("grid", "1.0").direct(url)))
        .endsWith("\n\n\ngrid @ https://w.example/grid-1.0.whl\n");
  }

  @Test
  @DisplayName("leaves out what pip freeze leaves out")
  void leftOut() {
    assertThat(
            text(
                BUILT,
                new SampleAddition("pip", "20.3.4"),
                new SampleAddition("Setuptools", "44.1.1"),
                new SampleAddition("wheel", "0.37.1"),
                new SampleAddition("wheels", "1")))
        .endsWith("\n\n\nwheels==1\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2026-11-01T00:00:00Z, Sun Nov  1 00:00:00 UTC 2026",
    "2026-12-31T23:59:59Z, Thu Dec 31 23:59:59 UTC 2026",
    "2028-02-29T12:05:09Z, Tue Feb 29 12:05:09 UTC 2028"
  })
  @DisplayName("has the date as date -u prints it, whatever the user's language")
  void date(Instant built, String printed) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(text(built)).startsWith("BelleDIRACOS v3r2 " + printed + " based on DIRACOS");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String text(Instant built, SampleAddition... additions) {
    List<Addition> added = Stream.of(additions).map(SampleAddition::fetched).toList();
    return new String(
        new VersionsFile("Belle", "v3r2", List.of(), "v1r27", built, added).bytes(), UTF_8);
  }
}
