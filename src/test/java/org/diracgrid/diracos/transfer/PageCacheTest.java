package org.diracgrid.diracos.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.status;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.fixture.SampleServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A page of the cache")
class PageCacheTest {
  private static final String HOUR = "max-age=3600";

  @TempDir Path temp;
  private final SampleServer server = new SampleServer();

  @AfterEach
  void closeServer() {
    server.close();
  }

  /** What a build of its own gets. */
  private String build(boolean offline, boolean revalidate) {
    Duration patience = Duration.ofSeconds(20);
    try (Transfer transfer =
        new Transfer(
            new TransferSettings(
                temp.resolve("cache"),
                offline,
                patience,
                patience,
                0,
                Optional.empty(),
                revalidate),
            TransferListener.SILENT,
            new Credentials(Map.of(), Netrc.empty()))) {
      return transfer.recentPage(server.url("/p"), "*/*").text(UTF_8);
    }
  }

  private String build() {
    return build(false, false);
  }

  @Test
  @DisplayName("is used without asking as long as its server said")
  void fresh() {
    server.on("/p", body("one", "Cache-Control", HOUR, "ETag", "\"1\""));

    assertThat(build()).isEqualTo("one");
    assertThat(build()).isEqualTo("one");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  @DisplayName("is asked for again while it is fresh, if whoever reads it has to know")
  void exact() {
    server.on("/p", body("one", "Cache-Control", HOUR), body("two"));
    build();
    try (Transfer transfer =
        new Transfer(
            new TransferSettings(
                temp.resolve("cache"), false, Duration.ofSeconds(20), Duration.ofSeconds(20), 0),
            TransferListener.SILENT,
            new Credentials(Map.of(), Netrc.empty()))) {
      assertThat(transfer.page(server.url("/p"), "*/*").text(UTF_8)).isEqualTo("two");
    }
  }

  @Test
  @DisplayName("is asked for again while it is fresh, if the user wants that")
  void wanted() {
    server.on(
        "/p", body("one", "Cache-Control", HOUR, "ETag", "\"1\""), body("two", "ETag", "\"2\""));

    build();

    assertThat(build(false, true)).isEqualTo("two");
    assertThat(server.requests().get(1).header("If-None-Match")).contains("\"1\"");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"no-cache", "max-age=0", "private", "max-age=3600, no-cache"})
  @DisplayName("is asked for again at once where its server wants that, for what changed")
  void stale(String control) {
    server.on("/p", body("one", "Cache-Control", control, "ETag", "\"1\""), status(304));

    build();

    assertThat(build()).isEqualTo("one");
    assertThat(server.requests().get(1).header("If-None-Match")).contains("\"1\"");
  }

  @Test
  @DisplayName("is fresh again when its server has confirmed it")
  void confirmed() {
    server.on(
        "/p",
        body("one", "ETag", "\"1\""),
        status(304, "Cache-Control", HOUR),
        body("never asked for"));

    build();
    build();

    assertThat(build()).isEqualTo("one");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  @DisplayName("that grew old on its way is asked for again")
  void aged() {
    server.on("/p", body("one", "Cache-Control", HOUR, "Age", "3600"), body("two"));

    build();

    assertThat(build()).isEqualTo("two");
  }

  @Test
  @DisplayName("that is not to be stored serves offline builds alone")
  void noStore() {
    server.on("/p", body("one", "Cache-Control", "no-store", "ETag", "\"1\""), body("two"));

    build();

    assertThat(build(true, false)).isEqualTo("one");
    assertThat(build()).isEqualTo("two");
    assertThat(server.requests().get(1).header("If-None-Match")).isEmpty();
  }

  @Test
  @DisplayName("that is not there is asked for again")
  void nothing() {
    server.on("/p", status(404, "Cache-Control", HOUR), body("there"));

    assertThatThrownBy(this::build).isInstanceOf(NotFoundException.class);
    assertThat(build()).isEqualTo("there");
  }
}
