package org.diracgrid.diracos.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diracgrid.diracos.transfer.Credentials;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Of the settings in force")
class EffectiveSettingsTest {
  @TempDir Path folder;

  @Test
  @DisplayName("each names who said it last, a variable, a file's line or nobody")
  void sources() throws IOException {
    List<StatedSetting> rows =
        rows(
            Map.of(
                "PIP_CONFIG_FILE", "/dev/null",
                "PIP_INDEX_URL", "https://a.example/simple",
                "PIP_EXTRA_INDEX_URL", "https://b.example/simple https://c.example/simple",
                "PIP_PRE", "yes"),
            "--extra-index-url https://b.example/simple\n--no-binary six,attrs\n--prefer-binary\n");

    assertThat(rows)
        .containsExactly(
            new StatedSetting("index-url", "https://a.example/simple", "PIP_INDEX_URL"),
            new StatedSetting(
                "extra-index-url", "https://b.example/simple", "requirements.txt:1:1"),
            new StatedSetting("extra-index-url", "https://c.example/simple", "PIP_EXTRA_INDEX_URL"),
            new StatedSetting(
                "extra-index-url", "https://b.example/simple", "requirements.txt:1:1"),
            new StatedSetting("no-binary", "attrs,six", "requirements.txt:2:1"),
            new StatedSetting("pre", "true", "PIP_PRE"),
            new StatedSetting("prefer-binary", "true", "requirements.txt:3:1"));
  }

  @Test
  @DisplayName("the default names nobody, and no index is left when a file wants none")
  void defaults() throws IOException {
    Map<String, String> nothing = Map.of("PIP_CONFIG_FILE", "/dev/null");

    assertThat(rows(nothing, ""))
        .containsExactly(
            new StatedSetting("index-url", IndexSettings.PUBLIC_INDEX.toString(), "default"));
    assertThat(rows(nothing, "# none\n--no-index\n"))
        .containsExactly(new StatedSetting("no-index", "true", "requirements.txt:2:1"));
  }

  @Test
  @DisplayName("lists name all who had a say")
  void lists() throws IOException {
    assertThat(
            rows(
                Map.of(
                    "PIP_CONFIG_FILE", "/dev/null", "PIP_ALL_RELEASES", "a,b", "PIP_NO_INDEX", "1"),
                "--only-final b\n--no-require-hashes\n"))
        .containsExactly(
            new StatedSetting("no-index", "true", "PIP_NO_INDEX"),
            new StatedSetting("all-releases", "a", "PIP_ALL_RELEASES, requirements.txt:1:1"),
            new StatedSetting("only-final", "b", "PIP_ALL_RELEASES, requirements.txt:1:1"),
            new StatedSetting("no-require-hashes", "true", "requirements.txt:2:1"));
  }

  @Test
  @DisplayName("none shows a password")
  void masked() throws IOException {
    List<StatedSetting> rows =
        rows(
            Map.of(
                "PIP_CONFIG_FILE", "/dev/null", "PIP_INDEX_URL", "https://me:secret@a.example/s"),
            "-f https://token@b.example/wheels/\n");

    assertThat(rows)
        .containsExactly(
            new StatedSetting("index-url", "https://****@a.example/s", "PIP_INDEX_URL"),
            new StatedSetting(
                "find-links", "https://****@b.example/wheels/", "requirements.txt:1:1"));
  }

  private List<StatedSetting> rows(Map<String, String> environment, String requirements)
      throws IOException {
    Path file = Files.writeString(folder.resolve("requirements.txt"), requirements);
    PipConfiguration pip = new PipConfiguration(environment, folder, "Linux", folder);
    try (Transfer transfer =
        new Transfer(
            new TransferSettings(
                folder.resolve("cache"), true, Duration.ofSeconds(5), Duration.ofSeconds(5), 0),
            TransferListener.SILENT,
            Credentials.ofNetrc(Map.of(), folder))) {
      RequirementSet read =
          new RequirementsReader(transfer, environment)
              .read(List.of(file.toUri()), List.of(), pip.over(IndexSettings.DEFAULT), folder);
      List<StatedSetting> stated = new ArrayList<>(pip.stated());
      stated.addAll(read.stated());
      return new EffectiveSettings(stated).of(read.settings());
    }
  }
}
