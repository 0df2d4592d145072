package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diracgrid.diracos.fixture.SampleServer.status;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.requirements.Stated;
import org.diracgrid.diracos.transfer.ServerErrorException;
import org.diracgrid.diracos.transfer.TimedOutException;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The limits of waiting and trying again")
class EffectiveLimitsTest {
  @TempDir Path folder;
  private SampleExtension extension;

  @BeforeEach
  void makeExtension() {
    extension = new SampleExtension(folder);
  }

  private EffectiveLimits limits() {
    return EffectiveLimits.of(extension.user());
  }

  private void pip(String... variables) {
    extension.variables(
        Map.of(
            "PIP_CONFIG_FILE",
            "/dev/null",
            variables[0],
            variables[1],
            variables[2],
            variables[3]));
  }

  @Test
  @DisplayName("have defaults")
  void defaults() {
    assertThat(limits().connectTimeout())
        .isEqualTo(new Stated<>(Duration.ofSeconds(15), "default"));
    assertThat(limits().readTimeout()).isEqualTo(new Stated<>(Duration.ofSeconds(60), "default"));
    assertThat(limits().retries()).isEqualTo(new Stated<>(5, "default"));
    assertThat(limits().totalTimeout()).isEmpty();
  }

  @Test
  @DisplayName("are those of pip, unless the user says otherwise")
  void precedence() {
    pip("PIP_TIMEOUT", "100", "PIP_RETRIES", "1");
    assertThat(limits().connectTimeout().value()).isEqualTo(Duration.ofSeconds(100));
    assertThat(limits().readTimeout())
        .isEqualTo(new Stated<>(Duration.ofSeconds(100), "PIP_TIMEOUT"));
    assertThat(limits().retries()).isEqualTo(new Stated<>(1, "PIP_RETRIES"));

    extension.limits(
        new TransferLimits(
            Optional.empty(),
            Optional.of(Duration.ofSeconds(7)),
            Optional.of(0),
            Optional.of(Duration.ofMinutes(15))));
    assertThat(limits().connectTimeout().value()).isEqualTo(Duration.ofSeconds(100));
    assertThat(limits().readTimeout())
        .isEqualTo(new Stated<>(Duration.ofSeconds(7), "diracos.readTimeout"));
    assertThat(limits().retries()).isEqualTo(new Stated<>(0, "diracos.retries"));
    assertThat(limits().totalTimeout())
        .contains(new Stated<>(Duration.ofMinutes(15), "diracos.totalTimeout"));
  }

  @Test
  @DisplayName("hold for what is fetched")
  void hold() {
    Duration patience = Duration.ofMillis(300);
    extension.limits(
        new TransferLimits(
            Optional.of(patience), Optional.of(patience), Optional.of(0), Optional.empty()));
    try (SampleServer server = new SampleServer();
        Transfer transfer = Transfers.open(extension.user(), TransferListener.SILENT)) {
      server.on("/silent", server.silent()).on("/trouble", status(503));

      assertThatThrownBy(() -> transfer.file(server.url("/silent"), List.of()))
          .isInstanceOfSatisfying(
              TimedOutException.class, it -> assertThat(it.silence()).isEqualTo(patience));
      assertThatThrownBy(() -> transfer.page(server.url("/trouble"), "*/*"))
          .isInstanceOf(ServerErrorException.class);
      assertThat(server.requests("/silent")).hasSize(1);
      assertThat(server.requests("/trouble")).hasSize(1);
    }
  }
}
