package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Progress that nobody hears yet")
class HeldProgressTest {
  @Test
  @DisplayName("is told at once to who comes to listen, and then as it goes on")
  void told() {
    HeldProgress progress = new HeldProgress();
    List<Long> heard = new ArrayList<>();
    progress.accept(3);
    progress.accept(4);

    progress.tell(heard::add);
    progress.accept(5);

    assertThat(heard).containsExactly(7L, 5L);
  }

  @Test
  @DisplayName("is told once, whoever listens")
  void toldOnce() {
    HeldProgress progress = new HeldProgress();
    List<Long> heard = new ArrayList<>();
    progress.accept(3);

    progress.tell(more -> {});
    progress.tell(heard::add);

    assertThat(heard).containsExactly(0L);
  }
}
