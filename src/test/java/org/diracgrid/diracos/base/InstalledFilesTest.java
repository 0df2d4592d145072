package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The files of an installed distribution")
class InstalledFilesTest {
  private static final String NOARCH = "diracos/usr/lib/python2.7/site-packages/";
  private static final String LIB64 = "diracos/usr/lib64/python2.7/site-packages/";
  private static final String BIN = "diracos/usr/bin/";
  private static final String DIST_INFO = LIB64 + "words-1.0.dist-info";
  private static final String EGG_INFO = NOARCH + "words-1.0-py2.7.egg-info";

  @TempDir Path folder;
  private final SampleBase base = new SampleBase("v1r27");

  private BaseInventory inventory() {
    try {
      Path file = base.writeTo(folder);
      String sha256 = DigestStore.compute(file, DigestAlgorithm.SHA256).hex();
      LocatedBase located =
          new LocatedBase(file, "test", sha256, Files.size(file), List.of(), List.of());
      return new InventoryReader(folder.resolve("cache")).read(located, n -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InstalledFiles files() {
    return files("words");
  }

  private InstalledFiles files(String name) {
    return inventory().distributions().stream()
        .filter(it -> it.name().normalized().equals(name))
        .findFirst()
        .orElseThrow()
        .files();
  }

  private void has(String path) {
    base.file(path, 0644, "# " + path + "\n");
  }

  private static String metadata(String name) {
    return "Metadata-Version: 1.1\nName: %s\nVersion: 1.0\n\n".formatted(name);
  }

  @Nested
  @DisplayName("with a RECORD")
  class Recorded {
    @BeforeEach
    void install() {
      base.file(DIST_INFO + "/METADATA", 0644, metadata("words"));
    }

    private void record(String... paths) {
      base.file(DIST_INFO + "/RECORD", 0644, String.join(",,\n", paths) + ",,\n");
    }

    @Test
    @DisplayName("are what it lists and the base has, at its own places in the archive")
    void lists() {
      has(LIB64 + "words/__init__.py");
      has(LIB64 + "words/unlisted.py");
      has(BIN + "words");
      has("diracos/usr/share/words/list, long.txt");
      record(
          "words/__init__.py,sha256=x",
          "words/gone.py",
          "./words//__init__.py",
          "../../../bin/words",
          "\"../../../share/words/list, long.txt\"",
          "words-1.0.dist-info/METADATA");

      InstalledFiles files = files();

      assertThat(files.irremovable()).isEmpty();
      assertThat(files.listed())
          .containsExactly(
              BIN + "words",
              DIST_INFO + "/METADATA",
              LIB64 + "words/__init__.py",
              "diracos/usr/share/words/list, long.txt");
      assertThat(files.claimed()).containsExactly(DIST_INFO);
    }

    @Test
    @DisplayName("lie behind the base's links, and a link itself is what was installed")
    void links() {
      has("diracos/opt/words/data.txt");
      base.link("diracos/usr/share/words", "../../opt/words").link(BIN + "words", "words-1");
      has(BIN + "words-1");
      record("../../../../bin/words", "../../../share/words/data.txt");

      assertThat(files().listed()).containsExactly("diracos/opt/words/data.txt", BIN + "words");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/etc/passwd",
          "/diracos/usr/bin/tool",
          "../../../../../etc/passwd",
          "../../../../../other/file",
          "../../../bin/tool/below",
          "../../../bin",
          "../../../..",
          "words",
          "words/",
          "words/.",
          "words/..",
          "loop/file",
          "out/file"
        })
    @DisplayName("are never what lies outside the base, nor whole folders")
    void outside(String path) {
      has(BIN + "tool");
      has("other/file");
      has(LIB64 + "words/__init__.py");
      base.link(LIB64 + "loop", "loop").link(LIB64 + "out", "/etc");
      record(path);

      assertThat(files().listed()).isEmpty();
      assertThat(files().irremovable()).isEmpty();
    }

    @Test
    @DisplayName("include the commands of its entry points, as pip makes them of old eggs unlisted")
    void commands() {
      has(BIN + "words");
      has(BIN + "words-gui");
      has(BIN + "other");
      base.directory(BIN + "folder");
      base.file(
          DIST_INFO + "/entry_points.txt",
          0644,
          """
          [console_scripts]
          words = words:main
          absent = words:main
          folder = words:main
          ../other = words:main
          [gui_scripts]
          words-gui = words:main
          [words.plugins]
          other = words:main
          """);
      record("words.py");

      assertThat(files().claimed()).containsExactly(BIN + "words", BIN + "words-gui", DIST_INFO);
    }

    @Test
    @DisplayName("are known although entry points cannot be read")
    void badEntryPoints() {
      base.file(DIST_INFO + "/entry_points.txt", 0644, "[console_scripts]\nno equals sign\n");
      record("words.py");
      assertThat(files().claimed()).containsExactly(DIST_INFO);
      assertThat(files().irremovable()).isEmpty();
    }

    @Test
    @DisplayName("are not known without the RECORD, which has to be readable")
    void noRecord() {
      assertThat(files().irremovable()).contains("there is no RECORD in " + DIST_INFO);
      record("\"" + "a".repeat(140_000));
      assertThat(files().irremovable().orElseThrow()).startsWith("its RECORD cannot be read: ");
      base.file(DIST_INFO + "/RECORD", 0644, "a.py,,\n".repeat(700_000));
      assertThat(files().irremovable()).contains("its list of files has 4900000 bytes");
    }

    @Test
    @DisplayName("cannot go while a hard link elsewhere needs them")
    void hardLink() {
      has(LIB64 + "words.py");
      base.hardLink(LIB64 + "words_too.py", LIB64 + "words.py");
      record("words.py", "words_too.py");
      assertThat(files().irremovable()).isEmpty();

      base.hardLink(LIB64 + "zzz.py", "./" + LIB64 + "words.py");
      assertThat(files().irremovable())
          .contains("its %swords.py has the hard link %szzz.py".formatted(LIB64, LIB64));
    }

    @Test
    @DisplayName("are also those of an older description in the same folder")
    void twins() {
      has(LIB64 + "words.py");
      has(LIB64 + "old_words.py");
      record("words.py");
      base.file(LIB64 + "words-0.9.egg-info/PKG-INFO", 0644, metadata("Words"))
          .file(LIB64 + "words-0.9.egg-info/installed-files.txt", 0644, "../old_words.py\n");
      assertThat(files().listed()).containsExactly(LIB64 + "old_words.py", LIB64 + "words.py");
      assertThat(files().claimed()).containsExactly(LIB64 + "words-0.9.egg-info", DIST_INFO);

      base.file(LIB64 + "words-0.8.egg-info", 0644, metadata("words"));
      assertThat(files().irremovable())
          .contains(
              "distutils installed it, whose %swords-0.8.egg-info does not list its files"
                  .formatted(LIB64));
    }
  }

  @Nested
  @DisplayName("with an egg-info")
  class EggInfo {
    @BeforeEach
    void install() {
      base.file(EGG_INFO + "/PKG-INFO", 0644, metadata("words"));
    }

    @Test
    @DisplayName("are what installed-files.txt lists, relative to the egg-info")
    void installedFiles() {
      has(NOARCH + "words/__init__.py");
      has(NOARCH + "words/unlisted.py");
      has(BIN + "words");
      base.file(EGG_INFO + "/top_level.txt", 0644, "words\n");
      base.file(
          EGG_INFO + "/installed-files.txt",
          0644,
          "../words/__init__.py\nPKG-INFO\n./\n\n../../../../bin/words\n");

      assertThat(files().listed())
          .containsExactly(BIN + "words", EGG_INFO + "/PKG-INFO", NOARCH + "words/__init__.py");
      assertThat(files().claimed()).containsExactly(EGG_INFO);
      assertThat(files().irremovable()).isEmpty();
    }

    @Test
    @DisplayName("are its top-level modules where there is no list, extension modules too")
    void topLevel() {
      has(NOARCH + "words/__init__.py");
      has(NOARCH + "words_of_others.py");
      has(NOARCH + "_words.so");
      has(NOARCH + "_words.cpython-311-x86_64-linux-gnu.so");
      has(NOARCH + "_words_of_others.so");
      has(NOARCH + "plain.py");
      has(BIN + "words");
      base.file(EGG_INFO + "/top_level.txt", 0644, "words\n_words\nplain\nabsent\n../../bin\n..\n")
          .file(EGG_INFO + "/entry_points.txt", 0644, "[console_scripts]\nwords = words:main\n");

      InstalledFiles files = files();

      assertThat(files.irremovable()).isEmpty();
      assertThat(files.listed()).isEmpty();
      assertThat(files.claimed())
          .containsExactly(
              BIN + "words",
              NOARCH + "_words.cpython-311-x86_64-linux-gnu.so",
              NOARCH + "_words.so",
              NOARCH + "plain.py",
              NOARCH + "words",
              EGG_INFO);
    }

    @Test
    @DisplayName("cannot be told where nothing lists them")
    void nothing() {
      assertThat(files().irremovable())
          .contains(
              "neither an installed-files.txt nor a top_level.txt in %s tells its files"
                  .formatted(EGG_INFO));
    }

    @Test
    @DisplayName("cannot be told in a package that it shares with others")
    void namespace() {
      base.file(EGG_INFO + "/top_level.txt", 0644, "backports\n");
      has(NOARCH + "backports/words.py");
      assertThat(files().irremovable()).isEmpty();
      String unknown =
          "no installed-files.txt in %s tells which files in the package backports are its"
              .formatted(EGG_INFO);

      base.file(EGG_INFO + "/namespace_packages.txt", 0644, "backports\n");
      assertThat(files().irremovable()).contains(unknown);

      base.without(EGG_INFO + "/namespace_packages.txt")
          .file(NOARCH + "ssl-1.0.egg-info/PKG-INFO", 0644, metadata("backports.ssl"))
          .file(NOARCH + "ssl-1.0.egg-info/top_level.txt", 0644, "backports\n");
      assertThat(files().irremovable()).contains(unknown);
    }
  }

  @Test
  @DisplayName("are not known of what distutils, easy_install or a developer installed")
  void irremovable() {
    base.file(LIB64 + "flat-1.0.egg-info", 0644, metadata("flat"))
        .file(NOARCH + "egg-1.0-py2.7.egg/EGG-INFO/PKG-INFO", 0644, metadata("egg"))
        .file(NOARCH + "egg-1.0-py2.7.egg/EGG-INFO/top_level.txt", 0644, "egg\n")
        .file("diracos/src/dev/dev.egg-info/PKG-INFO", 0644, metadata("dev"))
        .file(NOARCH + "dev.egg-link", 0644, "/build/diracos/src/dev\n.\n");

    assertThat(files("flat").irremovable())
        .contains(
            "distutils installed it, whose %sflat-1.0.egg-info does not list its files"
                .formatted(LIB64));
    assertThat(files("egg").irremovable())
        .contains(
            "easy_install installed it as an egg with %segg-1.0-py2.7.egg/EGG-INFO"
                .formatted(NOARCH));
    assertThat(files("dev").irremovable())
        .contains(
            "%sdev.egg-link makes it a development installation of a source tree"
                .formatted(NOARCH));
  }

  @Test
  @DisplayName("are kept apart for what Python imports and what lies in its shadow")
  void shadowed() {
    base.distribution("words", "1.0").file(DIST_INFO + "/METADATA", 0644, metadata("words"));
    base.file(DIST_INFO + "/RECORD", 0644, "words.py,,\n").distribution("tools", "1.0");
    has(LIB64 + "words.py");

    BaseInventory inventory = inventory();

    assertThat(inventory.distributions()).hasSize(2);
    InstalledDistribution words = inventory.distributions().get(1);
    assertThat(words.files().listed()).containsExactly(LIB64 + "words.py");
    assertThat(words.folder() + "/").isEqualTo(LIB64);
    assertThat(inventory.shadowed()).hasSize(1);
    assertThat(inventory.shadowed().get(0).files().listed()).contains(NOARCH + "words.py");
    assertThat(inventory.placeOfReplacement(words)).contains(words.folder());
    assertThat(inventory.placeOfReplacement(inventory.distributions().get(0))).isEmpty();
  }

  @Test
  @DisplayName("are bounded in memory, whatever lists a base is made to hold")
  void bounded() {
    String list = ("a".repeat(1000) + ",,\n").repeat(4000);
    for (int i = 0; i < 6; i++) {
      base.file(NOARCH + "p" + i + "-1.dist-info/METADATA", 0644, metadata("p" + i))
          .file(NOARCH + "p" + i + "-1.dist-info/RECORD", 0644, list);
    }

    assertThat(inventory().distributions())
        .extracting(it -> it.files().irremovable().isEmpty())
        .containsExactly(true, true, true, true, false, false);
    assertThat(files("p5").irremovable())
        .contains("the lists of files in the base are longer than any real ones");
  }
}
