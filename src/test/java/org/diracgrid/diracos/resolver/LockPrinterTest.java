package org.diracgrid.diracos.resolver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.Version;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A printed lock")
class LockPrinterTest {
  @Test
  @DisplayName("has a line for each file, requirement and dependency")
  void layout() {
    LockedPackage words = SampleLock.wheel("words", "2.0", 'b');
    LockedPackage grid =
        new LockedPackage(
            ProjectName.of("grid"),
            Optional.of(Version.parse("1.0")),
            Optional.empty(),
            Optional.of(SpecifierSet.parse(">=2.7")),
            List.of(ProjectName.of("words")),
            Optional.of(URI.create("https://index.example.org/simple")),
            false,
            List.of(
                new LockedFile(
                    "grid-1.0-py2.py3-none-any.whl",
                    Optional.empty(),
                    Optional.of("wheels/grid-1.0-py2.py3-none-any.whl"),
                    Optional.empty(),
                    OptionalLong.of(1024),
                    Optional.of(Instant.parse("2026-01-02T03:04:05.678Z")),
                    List.of(SampleLock.sha256('a'))),
                SampleLock.file("grid-1.0.tar.gz", 'c')));
    LockedPackage tool =
        new LockedPackage(
            ProjectName.of("tool"),
            Optional.of(Version.parse("3")),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            true,
            List.of(SampleLock.file("tool-3-py3-none-any.whl", 'd')));
    LockInputs inputs =
        new LockInputs(
            List.of(new LockedLine("requirements.txt", 3, "grid; python_version < \"3\"")),
            List.of(),
            List.of("--pre"),
            new TreeMap<>(Map.of(ProjectName.of("six"), Version.parse("1.16.0"))),
            LockedTarget.of(SampleLock.TARGET));

    String printed =
        print(
            new LockFile(
                List.of(Marker.parse("python_version == '2.7'")),
                Optional.of(SpecifierSet.parse("==2.7.*")),
                "diracos-maven-plugin",
                List.of(grid, tool, words),
                Optional.of(inputs)));

    assertThat(printed)
        .isEqualTo(
            """
            # Written by mvn diracos:lock, which renews it; not meant to be edited.
            lock-version = "1.0"
            environments = [
              'python_version == "2.7"',
            ]
            requires-python = "==2.7.*"
            created-by = "diracos-maven-plugin"

            [[packages]]
            name = "grid"
            version = "1.0"
            requires-python = ">=2.7"
            dependencies = [
              {name = "words"},
            ]
            index = "https://index.example.org/simple"
            sdist = {name = "grid-1.0.tar.gz", url = "https://files.example.org/grid-1.0.tar.gz", hashes = {sha256 = "%s"}}
            wheels = [
              {name = "grid-1.0-py2.py3-none-any.whl", upload-time = 2026-01-02T03:04:05.678Z, path = "wheels/grid-1.0-py2.py3-none-any.whl", size = 1024, hashes = {sha256 = "%s"}},
            ]

            [[packages]]
            name = "tool"
            version = "3"
            archive = {url = "https://files.example.org/tool-3-py3-none-any.whl", hashes = {sha256 = "%s"}}

            [[packages]]
            name = "words"
            version = "2.0"
            wheels = [
              {name = "words-2.0-py2.py3-none-any.whl", url = "https://files.example.org/words-2.0-py2.py3-none-any.whl", hashes = {sha256 = "%s"}},
            ]

            [tool.diracos]
            requirements = [
              {at = "requirements.txt:3", text = 'grid; python_version < "3"'},
            ]
            constraints = []
            options = [
              "--pre",
            ]
            base = [
              "six==1.16.0",
            ]

            [tool.diracos.target]
            python = "2.7.13"
            abi = "cp27mu"
            glibc = "2.12"
            machine = "x86_64"
            """
                .formatted("c".repeat(64), "a".repeat(64), "d".repeat(64), "b".repeat(64)));
  }

  @Test
  @DisplayName("of nothing still has its packages, as the format requires")
  void empty() {
    assertThat(print(SampleLock.foreign())).contains("\npackages = []\n");
  }

  @Test
  @DisplayName("escapes what would end a text or a line")
  void escapes() {
    assertThat(TomlText.quoted("a\"b'c\\d\n")).isEqualTo("\"a\\\"b'c\\\\d\\u000A\"");
    assertThat(TomlText.quoted("\\d")).isEqualTo("'\\d'");
    assertThat(TomlText.quoted("it's")).isEqualTo("\"it's\"");
  }

  private static String print(LockFile lock) {
    return new String(new LockPrinter().print(lock), UTF_8);
  }

  @Test
  @DisplayName("reads back with checkouts and folders")
  void trees() {
    LockFile lock =
        SampleLock.foreign(
            SampleLock.checkout("grid", 'a'),
            SampleLock.tree(
                "tools",
                Optional.of(Version.parse("2")),
                new LockedTree.Checkout(
                    URI.create("ssh://git@g.example/vo/tools"),
                    Optional.empty(),
                    "b".repeat(64),
                    Optional.of("py \"thon\""))),
            SampleLock.tree("words", Optional.empty(), new LockedTree.Directory("../words")));
    assertThat(SampleLock.read(print(lock)).packages()).isEqualTo(lock.packages());
  }
}
