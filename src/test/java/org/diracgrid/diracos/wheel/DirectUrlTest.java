package org.diracgrid.diracos.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The URL of a checkout")
class DirectUrlTest {
  private static final URI REPOSITORY = URI.create("ssh://git@g.example/vo/tools.git");

  private static DirectUrl url(Optional<String> requested, Optional<String> subdirectory) {
    return new DirectUrl(
        REPOSITORY, Map.of(), Optional.of(new DirectUrl.Commit("c0ffee", requested)), subdirectory);
  }

  @Test
  @DisplayName("is recorded with the commit, and what was asked for")
  void recorded() {
    assertThat(text(url(Optional.of("v1"), Optional.of("python"))))
        .isEqualTo(
            "{'subdirectory':'python','url':'ssh://git@g.example/vo/tools.git','vcs_info':"
                + "{'commit_id':'c0ffee','requested_revision':'v1','vcs':'git'}}");
    assertThat(text(url(Optional.empty(), Optional.empty())))
        .isEqualTo(
            "{'url':'ssh://git@g.example/vo/tools.git','vcs_info':"
                + "{'commit_id':'c0ffee','vcs':'git'}}");
  }

  private static String text(DirectUrl url) {
    return new String(DirectUrlFile.print(url), StandardCharsets.UTF_8).replace('"', '\'');
  }

  @Test
  @DisplayName("is frozen as pip can install it again")
  void frozen() {
    assertThat(url(Optional.of("v1"), Optional.empty()).frozen())
        .isEqualTo("git+ssh://git@g.example/vo/tools.git@c0ffee");
    assertThat(url(Optional.empty(), Optional.of("python")).frozen())
        .isEqualTo("git+ssh://git@g.example/vo/tools.git@c0ffee#subdirectory=python");
    assertThat(new DirectUrl(URI.create("https://f.example/x.whl"), Map.of()).frozen())
        .isEqualTo("https://f.example/x.whl");
    assertThat(inArchive().frozen()).isEqualTo("https://f.example/v1.zip#subdirectory=python");
  }

  private static DirectUrl inArchive() {
    return new DirectUrl(
        URI.create("https://f.example/v1.zip"),
        Map.of("sha256", "00ff"),
        Optional.empty(),
        Optional.of("python"));
  }

  @Test
  @DisplayName("may be that of an archive, in a folder of which the project lies")
  void recordedInArchive() {
    assertThat(text(inArchive()))
        .contains("'archive_info':{'hash':'sha256=00ff','hashes':{'sha256':'00ff'}}")
        .contains("'subdirectory':'python'")
        .contains("'url':'https://f.example/v1.zip'");
  }
}
