package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.diracgrid.diracos.extension.ArtifactNotFoundException;
import org.diracgrid.diracos.resolver.UnresolvableException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The message of a failure")
class FailureMessagesTest {
  private final FailureMessages messages = new FailureMessages();

  @Test
  @DisplayName("tells what failed, and on a line of its own what to do")
  void remedy() {
    UnresolvableException failure = new UnresolvableException(List.of("A needs B", "So it is"));

    assertThat(messages.explain(failure))
        .hasNoCause()
        .hasSuppressedException(failure)
        .hasMessageMatching("(?s)A needs B\nSo it is\\.\\R[A-Z].*\\.");
  }

  @Test
  @DisplayName("ends each sentence once, and leaves the causes out")
  void sentences() {
    ArtifactNotFoundException failure =
        new ArtifactNotFoundException("g:a:1", "it is gone.", new IOException("deep down"));

    assertThat(messages.explain(failure).getMessage().lines().toList())
        .hasSize(2)
        .first()
        .isEqualTo("the base g:a:1 cannot be resolved: it is gone.");
  }

  @Test
  @DisplayName("is not made up for what nobody foresaw")
  void unforeseen() {
    IllegalStateException bug = new IllegalStateException("a bug");

    assertThatThrownBy(() -> messages.explain(bug)).isSameAs(bug);
  }
}
