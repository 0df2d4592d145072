package org.diracgrid.diracos.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Texts of the cache")
class CachedTextsTest {
  private static final String HEX = "0123456789abcdef".repeat(4);

  @TempDir Path temp;

  private CachedTexts texts() {
    return new CachedTexts(new CacheDisk(temp.resolve("cache")), "metadata");
  }

  private Path stored() throws IOException {
    try (Stream<Path> files = Files.walk(temp.resolve("cache/metadata"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  @Test
  @DisplayName("are found as they were put, each kind for itself")
  void found() throws IOException {
    texts().put("one", HEX, "Name: é\n");
    texts().put("two", HEX, "");

    assertThat(texts().find("one", HEX)).contains("Name: é\n");
    assertThat(texts().find("two", HEX)).contains("");
    assertThat(texts().find("three", HEX)).isEmpty();
    Path root = temp.resolve("cache");
    assertThat(CachePart.METADATA.holds(root.relativize(stored()).toString().replace('\\', '/')))
        .as("the cache knows it as its own")
        .isTrue();
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 10, 64, 65, 70, 73})
  @DisplayName("are not found when they were cut, and are put anew")
  void cut(int length) throws IOException {
    texts().put("one", HEX, "Name: é\n");
    byte[] whole = Files.readAllBytes(stored());
    Files.write(stored(), Arrays.copyOf(whole, length));

    assertThat(texts().find("one", HEX)).isEmpty();
    texts().put("one", HEX, "Name: é\n");
    assertThat(texts().find("one", HEX)).contains("Name: é\n");
  }

  @Test
  @DisplayName("are not found, and are no failure, where the cache is no folder")
  void noFolder() throws IOException {
    Files.writeString(temp.resolve("cache"), "a file in its place");

    texts().put("one", HEX, "text");

    assertThat(texts().find("one", HEX)).isEmpty();
  }
}
