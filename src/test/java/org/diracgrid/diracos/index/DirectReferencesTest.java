package org.diracgrid.diracos.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.Credentials;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.Netrc;
import org.diracgrid.diracos.transfer.OfflineException;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A direct reference")
class DirectReferencesTest {
  private static final String HEX = "0f".repeat(32);

  @TempDir Path temp;

  private Transfer transfer() {
    return new Transfer(
        new TransferSettings(temp, true, Duration.ofSeconds(1), Duration.ofSeconds(1), 0),
        TransferListener.SILENT,
        new Credentials(Map.of(), Netrc.empty()));
  }

  private DistributionFile at(String uri, String... expected) {
    return new DirectReferences(transfer())
        .at(
            URI.create(uri),
            expected.length == 0 ? Optional.empty() : Optional.of(ProjectName.of(expected[0])));
  }

  @Test
  @DisplayName("takes name, version, tags and hash from its URL")
  void wheel() {
    DistributionFile file =
        at(
            "https://u:p@example.org/w/my_tool-1.0%2Bvo.1-py3-none-any.whl?x=1#egg=z&sha256=" + HEX,
            "My.Tool");

    assertThat(file.project().normalized()).isEqualTo("my-tool");
    assertThat(file.version()).hasToString("1.0+vo.1");
    assertThat(file.filename()).isEqualTo("my_tool-1.0+vo.1-py3-none-any.whl");
    assertThat(file.wheel()).isPresent();
    assertThat(file.hashes()).containsExactly(new Checksum(DigestAlgorithm.SHA256, HEX));
    assertThat(file.uri().getFragment()).isNull();
    assertThat(file.source()).doesNotContain("u:p").startsWith("https://example.org/w/");
  }

  @Test
  @DisplayName("has the hash that is settled for its URL, whatever its fragment says")
  void settledHash() {
    URI uri = URI.create("https://u:p@example.org/w/tool-1.0-py3-none-any.whl#sha256=" + HEX);
    Checksum settled = new Checksum(DigestAlgorithm.SHA256, "ab".repeat(32));
    URI known = URI.create("https://example.org/w/tool-1.0-py3-none-any.whl");

    DirectReferences references = new DirectReferences(transfer(), Map.of(known, List.of(settled)));

    assertThat(references.at(uri, Optional.empty()).hashes()).containsExactly(settled);
  }

  @Test
  @DisplayName("may be of an sdist, whose old name is split where the project ends")
  void sdist() {
    assertThat(at("file:///x/my-tool-1.0-1.tar.gz", "my-tool").version()).hasToString("1.0.post1");
    assertThat(at("https://example.org/my-tool-v2.0.zip", "my_tool").version()).hasToString("2.0");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "https://example.org/my-tool-1.0.zip,",
    "https://example.org/other-1.0.tar.gz, tool",
    "https://example.org/archive/v1.0.tgz, tool"
  })
  @DisplayName("is read where its name does not tell that it is what is expected")
  void unread(String uri, String expected) {
    String[] names = expected == null ? new String[0] : new String[] {expected};
    assertThatThrownBy(() -> at(uri, names)).isInstanceOf(OfflineException.class);
  }

  @Test
  @DisplayName("to a wheel of another project is an error that names both")
  void wrongProject() {
    String uri = "https://example.org/other-1.0-py3-none-any.whl";
    assertThatThrownBy(() -> at(uri, "tool"))
        .isInstanceOfSatisfying(
            WrongProjectException.class,
            e -> {
              assertThat(e.wanted().normalized()).isEqualTo("tool");
              assertThat(e.found().normalized()).isEqualTo("other");
              assertThat(e.uri()).isEqualTo(URI.create(uri));
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "https://u:secret@example.org/archive/main",
        "https://u:secret@example.org/tool-1.0-any.whl",
        "https://u:secret@example.org/tool-1.0.zip#sha256=123",
        "https://u:secret@example.org/"
      })
  @DisplayName("to what is no distribution is an error without credentials")
  void invalid(String uri) {
    assertThatThrownBy(() -> at(uri, "tool"))
        .isInstanceOf(InvalidReferenceException.class)
        .hasMessageStartingWith("https://example.org/")
        .hasMessageNotContaining("secret");
  }
}
