package org.diracgrid.diracos.base;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What leaves the base with a distribution")
class UninstallationTest {
  private static final String SITE = "diracos/usr/lib64/python2.7/site-packages/";
  private static final String BIN = "diracos/usr/bin/";

  @TempDir Path folder;
  private final SampleBase base = new SampleBase("v1r27");
  private BaseInventory inventory;

  /** Has a distribution of these files in lib64, listed relative to its site-packages. */
  private void distribution(String name, String... files) {
    String info = SITE + name + "-1.0.dist-info/";
    base.file(
        info + "METADATA", 0644, "Metadata-Version: 2.1\nName: %s\nVersion: 1.0\n".formatted(name));
    base.file(info + "RECORD", 0644, String.join(",,\n", files) + ",,\n");
    for (String file : files) {
      has(Path.of(SITE, file).normalize().toString());
    }
  }

  private void has(String path) {
    base.file(path, 0644, "# " + path + "\n");
  }

  private Uninstallation remove(String... names) {
    try {
      Path file = base.writeTo(folder);
      String sha256 = DigestStore.compute(file, DigestAlgorithm.SHA256).hex();
      LocatedBase located =
          new LocatedBase(file, "test", sha256, Files.size(file), List.of(), List.of());
      inventory = new InventoryReader(folder.resolve("cache")).read(located, n -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> wanted = Set.of(names);
    return Uninstallation.of(
        inventory,
        inventory.distributions().stream()
            .filter(it -> wanted.contains(it.name().normalized()))
            .toList());
  }

  private static String[] inSite(String... paths) {
    return Stream.of(paths).map(SITE::concat).toArray(String[]::new);
  }

  @Test
  @DisplayName("is all that its RECORD lists, its metadata whole, and the folders it leaves empty")
  void everything() {
    distribution("words", "words/__init__.py", "words/deep/er/data.txt", "../../../bin/words");
    has(SITE + "words-1.0.dist-info/INSTALLER");
    has(SITE + "words-1.0.dist-info/licenses/LICENSE");
    Stream.of("words", "words/deep", "words/deep/er", "words-1.0.dist-info")
        .forEach(it -> base.directory(SITE + it));
    distribution("tools", "tools.py");

    Uninstallation gone = remove("words");

    assertThat(gone.files())
        .containsExactlyInAnyOrder(
            BIN + "words",
            SITE + "words/__init__.py",
            SITE + "words/deep/er/data.txt",
            SITE + "words-1.0.dist-info/INSTALLER",
            SITE + "words-1.0.dist-info/METADATA",
            SITE + "words-1.0.dist-info/RECORD",
            SITE + "words-1.0.dist-info/licenses/LICENSE");
    assertThat(gone.folders())
        .containsExactlyInAnyOrder(
            inSite("words", "words/deep", "words/deep/er", "words-1.0.dist-info"));
    assertThat(gone.count(inventory.distributions().get(1))).isEqualTo(7);
    assertThat(gone.count(inventory.distributions().get(0))).isZero();
    assertThat(inventory.tree().without(gone.paths()).entries())
        .extracting(it -> it.path())
        .noneMatch(it -> it.contains("words"))
        .contains(SITE + "tools.py");
  }

  @Test
  @DisplayName("is not what another distribution lists too, nor the folder of that")
  void shared() {
    distribution("words", "backports/__init__.py", "backports/words.py", "tests/__init__.py");
    distribution("tools", "backports/__init__.py", "backports/tools.py");
    Stream.of("backports", "tests").forEach(it -> base.directory(SITE + it));
    has(SITE + "backports/__init__.pyc");

    Uninstallation gone = remove("words");

    assertThat(gone.files())
        .contains(inSite("backports/words.py", "tests/__init__.py"))
        .doesNotContain(
            inSite("backports/__init__.py", "backports/__init__.pyc", "backports/tools.py"));
    assertThat(gone.folders()).containsExactly(SITE + "tests");
    assertThat(remove("words", "tools").folders())
        .containsExactlyInAnyOrder(inSite("backports", "tests"));
  }

  @Test
  @DisplayName("is a file nobody lists only if it is byte code of what leaves")
  void byteCode() {
    distribution("words", "words/__init__.py", "words/data.txt");
    Stream.of("words", "words/__pycache__").forEach(it -> base.directory(SITE + it));
    has(SITE + "words/__init__.pyc");
    has(SITE + "words/__init__.pyo");
    has(SITE + "words/__pycache__/__init__.cpython-311.opt-2.pyc");
    has(SITE + "words/stray.pyc");

    Uninstallation gone = remove("words");

    assertThat(gone.files())
        .contains(
            inSite(
                "words/__init__.pyc",
                "words/__init__.pyo",
                "words/__pycache__/__init__.cpython-311.opt-2.pyc"))
        .doesNotContain(SITE + "words/stray.pyc");
    assertThat(gone.folders()).containsExactly(SITE + "words/__pycache__");
  }

  @Test
  @DisplayName("are empty folders too, if they lie in one of which all files leave")
  void emptyFolders() {
    distribution("words", "words/__init__.py", "shared/sub/words.txt");
    Stream.of("words", "words/plugins", "words/plugins/more", "shared", "shared/sub")
        .forEach(it -> base.directory(SITE + it));
    base.directory(SITE + "shared/empty");

    assertThat(remove("words").folders())
        .containsExactlyInAnyOrder(
            inSite("words", "words/plugins", "words/plugins/more", "shared/sub"));
  }

  @Test
  @DisplayName("is never a folder of Python's own scheme")
  void scheme() {
    base.without("diracos/usr/lib64/python2.7/os.py").without("diracos/usr/include/");
    base.directory("diracos/usr/include/python2.7");
    distribution("words", "words.py", "../../../include/python2.7/words/words.h");
    base.directory("diracos/usr/include/python2.7/words");

    Uninstallation gone = remove("words");

    assertThat(gone.folders()).containsExactly("diracos/usr/include/python2.7/words");
  }

  @Test
  @DisplayName("is a top-level package without a list, but not what others list in it")
  void unlisted() {
    has(SITE + "words/__init__.py");
    has(SITE + "words/core.py");
    has(BIN + "words");
    has(BIN + "both");
    base.directory(SITE + "words")
        .file(SITE + "words-1.egg-info/PKG-INFO", 0644, "Name: words\nVersion: 1\n\n")
        .file(SITE + "words-1.egg-info/top_level.txt", 0644, "words\n")
        .file(
            SITE + "words-1.egg-info/entry_points.txt",
            0644,
            "[console_scripts]\nwords = words:main\nboth = words:main\n");
    distribution("words-plugin", "words/plugin.py");
    base.file(
        SITE + "words-plugin-1.0.dist-info/entry_points.txt",
        0644,
        "[console_scripts]\nboth = words.plugin:main\n");

    Uninstallation gone = remove("words");

    assertThat(gone.files())
        .containsExactlyInAnyOrder(
            BIN + "words",
            SITE + "words/__init__.py",
            SITE + "words/core.py",
            SITE + "words-1.egg-info/PKG-INFO",
            SITE + "words-1.egg-info/entry_points.txt",
            SITE + "words-1.egg-info/top_level.txt");
    assertThat(gone.folders()).isEmpty();
  }

  @Test
  @DisplayName("is not what lies in its shadow, which keeps no file back either")
  void shadow() {
    base.distribution("words", "0.9");
    base.file(
        "diracos/usr/lib/python2.7/site-packages/words-0.9.dist-info/RECORD",
        0644,
        "words.py,,\n../../../bin/words,,\n");
    distribution("words", "words.py", "../../../bin/words");

    assertThat(remove("words").files())
        .containsExactlyInAnyOrder(
            BIN + "words",
            SITE + "words.py",
            SITE + "words-1.0.dist-info/METADATA",
            SITE + "words-1.0.dist-info/RECORD");
  }

  @Test
  @DisplayName("is nothing if none leaves")
  void nothing() {
    distribution("words", "words.py");
    Uninstallation gone = remove();
    assertThat(gone.paths()).isEmpty();
    assertThat(inventory.tree().without(gone.paths())).isSameAs(inventory.tree());
  }

  @Test
  @DisplayName("is a link, but never what it leads to")
  void links() {
    has("diracos/usr/share/words.txt");
    distribution("words", "words.py");
    base.link(SITE + "words.txt", "../../../share/words.txt");
    base.file(SITE + "words-1.0.dist-info/RECORD", 0644, "words.txt,,\n");

    assertThat(remove("words").files().stream().filter(it -> it.endsWith("txt")).collect(toSet()))
        .containsExactly(SITE + "words.txt");
  }
}
