package org.diracgrid.diracos.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diracgrid.diracos.fixture.SampleServer.body;
import static org.diracgrid.diracos.fixture.SampleServer.status;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.fixture.SampleServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A transfer that may take only so long in all")
class TotalTimeoutTest {
  private static final byte[] BYTES = new byte[1 << 20];

  @TempDir Path temp;
  private final SampleServer server = new SampleServer();

  @AfterEach
  void closeServer() {
    server.close();
  }

  private Transfer transfer(Duration total) {
    // Nothing else may end it first.
    Duration patience = Duration.ofMinutes(5);
    return new Transfer(
        new TransferSettings(
            temp.resolve("cache"), false, patience, patience, 1000, Optional.of(total), false),
        TransferListener.SILENT,
        new Credentials(Map.of(), Netrc.empty()));
  }

  /** A body that comes, but a byte at a time and without an end. */
  private static SampleServer.Answer trickling() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        while (true) {
          out.write(0);
          out.flush();
          Thread.onSpinWait();
        }
      } catch (IOException e) {
        // The client has given up.
      }
    };
  }

  @Test
  @DisplayName("ends in the middle of a body that never ends, though something always comes")
  void trickles() {
    server.on("/f", trickling());

    assertThatThrownBy(() -> transfer(Duration.ofMillis(700)).file(server.url("/f"), List.of()))
        .isInstanceOfSatisfying(OutOfTimeException.class, e -> assertThat(e.limit()).hasMillis(700))
        .hasMessage(
            server.url("/f") + " was not here after 0.7 seconds, which is all that it may take.");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  @DisplayName("ends while nothing comes, before an answer and in the middle of it")
  void silent() {
    server.on("/silent", server.silent()).on("/stalled", server.stalled(BYTES));

    for (String path : List.of("/silent", "/stalled")) {
      assertThatThrownBy(() -> transfer(Duration.ofMillis(300)).page(server.url(path), "*/*"))
          .isInstanceOf(OutOfTimeException.class);
    }
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  @DisplayName("does not begin a pause that it would not outlast, and tells what went wrong before")
  void pauses() {
    server.on("/p", status(503, "Retry-After", "30"));

    assertThatThrownBy(() -> transfer(Duration.ofSeconds(20)).page(server.url("/p"), "*/*"))
        .isInstanceOf(OutOfTimeException.class)
        .hasCauseInstanceOf(ServerErrorException.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  @DisplayName("is an ordinary one if it takes less")
  void inTime() {
    server.on("/f", body(BYTES));

    assertThat(transfer(Duration.ofMinutes(1)).file(server.url("/f"), List.of()).size())
        .isEqualTo(BYTES.length);
  }
}
