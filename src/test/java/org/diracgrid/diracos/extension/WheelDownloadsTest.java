package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diracgrid.diracos.fixture.SampleServer;
import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.resolver.ResolvedDistribution;
import org.diracgrid.diracos.transfer.NotFoundException;
import org.diracgrid.diracos.transfer.RefusedException;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Downloads of wheels")
class WheelDownloadsTest {
  @TempDir Path folder;
  private final SampleServer server = new SampleServer();
  private Transfer transfer;
  private WheelDownloads downloads;

  @BeforeEach
  void open() {
    transfer =
        new Transfer(
            new TransferSettings(
                folder.resolve("cache"), false, Duration.ofSeconds(30), Duration.ofSeconds(30), 0),
            TransferListener.SILENT);
    downloads = new WheelDownloads(new Distributions(transfer), SupportedTags.of(List.of()));
  }

  @AfterEach
  void close() {
    transfer.close();
    server.close();
  }

  @Test
  @DisplayName("keep the order of what is wanted, however many there are")
  void order() {
    List<ResolvedDistribution> wanted =
        IntStream.range(0, 20).mapToObj(i -> resolved("grid" + i)).toList();
    wanted.forEach(it -> server.on(it.file().uri().getPath(), SampleServer.body(it.toString())));

    List<Addition> additions = downloads.fetch(wanted);

    assertThat(additions).extracting(Addition::distribution).isEqualTo(wanted);
    assertThat(additions)
        .allSatisfy(it -> assertThat(it.file().path()).hasContent(it.distribution().toString()));
  }

  @Test
  @DisplayName("are none where nothing is wanted")
  void none() {
    assertThat(downloads.fetch(List.of())).isEmpty();
  }

  @Test
  @DisplayName("go on at the same time")
  void atOnce() {
    CyclicBarrier together = new CyclicBarrier(4);
    List<ResolvedDistribution> wanted = Stream.of("a", "b", "c", "d").map(this::resolved).toList();
    for (ResolvedDistribution it : wanted) {
      server.on(
          it.file().uri().getPath(),
          exchange -> {
            await(together);
            SampleServer.body("wheel").to(exchange);
          });
    }

    assertThat(downloads.fetch(wanted)).hasSize(4);
  }

  @Test
  @DisplayName("fail with all failures in the order of what is wanted, not of time, each told once")
  void firstFailure() {
    CountDownLatch later = new CountDownLatch(1);
    ResolvedDistribution good = resolved("good");
    ResolvedDistribution slow = resolved("slow");
    ResolvedDistribution fast = resolved("fast");
    server.on(good.file().uri().getPath(), SampleServer.body("wheel"));
    server.on(
        slow.file().uri().getPath(),
        exchange -> {
          await(later);
          SampleServer.status(404).to(exchange);
        });
    server.on(
        fast.file().uri().getPath(),
        exchange -> {
          SampleServer.status(403).to(exchange);
          later.countDown();
        });

    assertThatThrownBy(() -> downloads.fetch(List.of(good, slow, fast, slow)))
        .isInstanceOfSatisfying(
            FailedDownloadsException.class,
            it ->
                assertThat(it.failures())
                    .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(NotFoundException.class),
                        second -> assertThat(second).isInstanceOf(RefusedException.class)))
        .extracting(it -> it.getMessage().lines().toList(), LIST)
        .hasSize(2);
    assertThatThrownBy(() -> downloads.fetch(List.of(good, fast)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("fast-1.0");
  }

  @Test
  @DisplayName("tell how many bytes are to come, if all indexes say so")
  void total() {
    ResolvedDistribution five = at("five", new SampleAddition("five", "1.0").sized(5));
    ResolvedDistribution six = at("six", new SampleAddition("six", "1.0").sized(6));
    ResolvedDistribution unsaid = at("unsaid", new SampleAddition("unsaid", "1.0"));

    assertThat(total(List.of(five, six))).hasValue(11);
    assertThat(total(List.of(five, unsaid))).isEmpty();
    assertThat(total(List.of())).hasValue(0);
  }

  private ResolvedDistribution at(String body, SampleAddition addition) {
    URI uri = server.url("/" + addition.filename());
    server.on(uri.getPath(), SampleServer.body(body));
    return addition.at(uri).resolved();
  }

  private OptionalLong total(List<ResolvedDistribution> wanted) {
    List<BuildEvent> events = new CopyOnWriteArrayList<>();
    downloads.fetch(wanted, new StepLog(events::add));
    return ((BuildEvent.Started) events.get(0)).total();
  }

  private ResolvedDistribution resolved(String name) {
    SampleAddition addition = new SampleAddition(name, "1.0");
    return addition.at(server.url("/" + addition.filename())).resolved();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
