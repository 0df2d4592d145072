package org.diracgrid.diracos.resolver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A lock")
class LockReaderTest {
  private static final String HEX = "ab".repeat(32);

  private static final String HEAD = "lock-version = '1.0'\ncreated-by = 'x'\n";

  private static final String WHEEL =
      "name = 'six-1.16.0-py2.py3-none-any.whl', url = 'https://h.example/s', hashes = {sha256 = '%s'}"
          .formatted(HEX);

  /** A lock whose only package has these lines. */
  private static String packaged(String lines) {
    return HEAD + "[[packages]]\n" + lines + "\n";
  }

  /** A lock whose only file has these values. */
  private static String wheel(String values) {
    return packaged("name = 'six'\nversion = '1.16.0'\nwheels = [{%s}]".formatted(values));
  }

  private static void refused(String toml, String message) {
    assertThatThrownBy(() -> SampleLock.read(toml))
        .isInstanceOf(InvalidLockException.class)
        .hasMessage("req/pylock.toml: " + message);
  }

  @Test
  @DisplayName("of another tool is read, with what it has beyond ours ignored")
  void foreign() {
    List<String> warnings = new ArrayList<>();
    LockFile lock =
        SampleLock.read(
            """
            lock-version = '1.0'
            environments = ["sys_platform == 'linux2'"]
            requires-python = '>=2.7'
            extras = []
            created-by = 'uv'
            surprise = {a = [1, 2.5, 1979-05-27]}

            [[packages]]
            name = 'Six'
            version = '1.16'
            marker = "'dev' in dependency_groups or os_name == 'posix'"
            dependencies = [{name = 'other'}, {vcs = {}}, {name = '-'}]
            index = 'https://i.example/simple'
            sdist = {upload-time = 2021-05-05 14:18:18+02:00, url = 'https://h.example/six-1.16.0.tar.gz', size = 34041, hashes = {sha512 = '%s', blake2b = 'zz'}}
            wheels = [
                {url = 'https://h.example/six-1.16.0-py2.py3-none-any.whl', hashes = {md5 = 'short', sha256 = '%s'}},
                {path = '../wheels/six-1.16.0-py3-none-any.whl', upload-time = 9999-99-99T00:00:00Z, hashes = {sha256 = '%s'}},
            ]

            [[packages.attestation-identities]]
            kind = 'x'

            [tool.other]
            x = 1
            """
                .formatted("0".repeat(128), HEX, HEX),
            warnings);

    LockedPackage six = lock.packages().get(0);
    assertThat(six.name().normalized()).isEqualTo("six");
    assertThat(six.dependencies()).extracting(Object::toString).containsExactly("other");
    assertThat(six.index()).contains(URI.create("https://i.example/simple"));
    assertThat(six.files())
        .extracting(LockedFile::filename)
        .containsExactly(
            "six-1.16.0-py2.py3-none-any.whl", "six-1.16.0-py3-none-any.whl", "six-1.16.0.tar.gz");
    assertThat(six.files().get(2).uploadTime()).contains(Instant.parse("2021-05-05T12:18:18Z"));
    assertThat(six.files().get(1).uploadTime()).as("one that cannot be").isEmpty();
    assertThat(lock.inputs()).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  @DisplayName("of a newer minor version is read with a warning")
  void newerMinor() {
    List<String> warnings = new ArrayList<>();
    SampleLock.read("lock-version = '1.2'\ncreated-by = 'x'\npackages = []", warnings);
    assertThat(warnings)
        .containsExactly(
            "req/pylock.toml has the lock-version 1.2, which is newer than 1.0; what it has beyond that is ignored");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0", "0.9", "1!1.0", "new"})
  @DisplayName("of another major version is refused")
  void otherMajor(String version) {
    assertThatThrownBy(
            () ->
                SampleLock.read(
                    "lock-version = '%s'\ncreated-by = 'x'\npackages = []".formatted(version)))
        .isInstanceOf(UnsupportedLockVersionException.class)
        .hasMessage("req/pylock.toml has the lock-version '%s', and only 1.x is known", version);
  }

  @Test
  @DisplayName("that is no TOML is refused with line and column")
  void noToml() {
    assertThatThrownBy(() -> SampleLock.read("lock-version = '1.0'\ncreated-by = = 1\n"))
        .isInstanceOf(InvalidLockException.class)
        .hasMessageMatching("req/pylock\\.toml:2:\\d+: it is no TOML: .+");
    assertThatThrownBy(() -> SampleLock.read("a = 1\na = 2\n"))
        .hasMessageContaining("Duplicate key");
  }

  @Test
  @DisplayName("that is nested beyond measure is refused, not followed")
  void nested() {
    int deep = 50_000;
    for (String hostile :
        List.of(
            "[".repeat(deep),
            "a = " + "[".repeat(deep),
            "a = " + "{b = ".repeat(deep),
            "[a" + ".a".repeat(deep) + "]")) {
      assertThatThrownBy(() -> SampleLock.read(hostile))
          .isInstanceOf(InvalidLockException.class)
          .hasMessageContaining("it is no TOML");
    }
  }

  @Test
  @DisplayName("in another encoding than UTF-8 is refused")
  void encoding() {
    assertThatThrownBy(
            () ->
                new LockReader(SampleLock.PLACE, warning -> {})
                    .read("a = 'é'".getBytes(ISO_8859_1)))
        .hasMessage("req/pylock.toml: it is not encoded in UTF-8, as TOML is");
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("", "the lock has no 'lock-version'"),
        Arguments.of("lock-version = 1.0", "the lock has 'lock-version', which is no text"),
        Arguments.of("lock-version = '1.0'\npackages = []", "the lock has no 'created-by'"),
        Arguments.of(HEAD, "the lock has no 'packages'"),
        Arguments.of(HEAD + "packages = 3", "the lock has 'packages', which is no list"),
        Arguments.of(
            HEAD + "packages = [3]", "the lock has 'packages', which is no list of tables"),
        Arguments.of(
            HEAD + "environments = [3]\npackages = []",
            "the lock has 'environments', which is no list of texts"),
        Arguments.of(packaged("version = '1'"), "package 1 of the lock has no 'name'"),
        Arguments.of(
            packaged("name = 'a/b'"),
            "package 1 of the lock has a wrong 'name': 'a/b' is not a valid project name: only ASCII letters, digits, '.', '-' and '_' are allowed"),
        Arguments.of(
            packaged("name = 'six'"),
            "the package 'six' has neither 'wheels' nor 'sdist' nor 'archive' nor 'vcs' nor 'directory'"),
        Arguments.of(
            packaged("name = 'six'\nvcs = {type = 'hg'}"),
            "the package 'six' comes from a 'hg' repository, and only git's can be read"),
        Arguments.of(
            packaged("name = 'six'\nvcs = {type = 'git'}"),
            "the package 'six' has a 'vcs' without a usable 'url' or 'path'"),
        Arguments.of(
            packaged("name = 'six'\nvcs = {type = 'git', path = '../..'}"),
            "the package 'six' has a 'vcs' without a usable 'url' or 'path'"),
        Arguments.of(
            packaged("name = 'six'\nvcs = {type = 'git', url = 'https://g.example/six'}"),
            "the package 'six' has no 'commit-id'"),
        Arguments.of(
            packaged(
                "name = 'six'\nvcs = {type = 'git', url = 'https://g.example/six', commit-id = 'main'}"),
            "the package 'six' has 'main' as 'commit-id', which is no whole hash"),
        Arguments.of(
            packaged("name = 'six'\ndirectory = {editable = true}"),
            "the package 'six' has no 'path'"),
        Arguments.of(
            packaged(
                "name = 'six'\ndirectory = {path = 'six'}\nvcs = {type = 'git', url = 'https://g.example/six', commit-id = '%s'}"
                    .formatted("a".repeat(40))),
            "the package 'six' has a 'vcs' and 'directory', which exclude each other"),
        Arguments.of(
            packaged("name = 'six'\nwheels = [{%s}]\narchive = {%s}".formatted(WHEEL, WHEEL)),
            "the package 'six' has a 'archive' and 'wheels' or an 'sdist', which exclude each other"),
        Arguments.of(
            packaged("name = 'six'\nwheels = {%s}".formatted(WHEEL)),
            "the package 'six' has 'wheels', which is no list"),
        Arguments.of(
            packaged("name = 'six'\narchive = 'six'"),
            "the package 'six' has 'archive', which is no table"),
        Arguments.of(
            HEAD + "packages = []\n[tool.diracos]\nbase = ['six']",
            "[tool.diracos] has 'six' in 'base', which is no name==version"),
        Arguments.of(
            HEAD + "packages = []\n[tool.diracos]\nbase = []", "[tool.diracos] has no 'target'"),
        Arguments.of(
            HEAD
                + "packages = []\n[tool.diracos]\nrequirements = [{at = 'requirements.txt', text = 'x'}]\n"
                + "target = {python = '2', abi = 'a', glibc = 'g', machine = 'm'}",
            "[tool.diracos] has 'requirements.txt' as 'at', which is no file:line"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource
  @DisplayName("that lacks what the format requires is refused with what it is")
  void wrong(String toml, String message) {
    refused(toml, message);
  }

  static Stream<Arguments> wrongFiles() {
    String name = "name = 'six-1.16.0-py2.py3-none-any.whl'";
    String url = "url = 'https://h.example/s'";
    String hashes = "hashes = {sha256 = '%s'}".formatted(HEX);
    String file = "the file 'six-1.16.0-py2.py3-none-any.whl' of 'six' ";
    return Stream.of(
        Arguments.of(
            name + "," + hashes, "the package 'six' has a file with neither 'url' nor 'path'"),
        Arguments.of(name + "," + url, file + "has no 'hashes'"),
        Arguments.of(
            name + "," + url + ", hashes = {md5 = '%s'}".formatted("0".repeat(32)),
            file + "has no sha256, sha384 or sha512 among its 'hashes'"),
        Arguments.of(
            name + "," + url + ", hashes = {sha256 = 'abc'}",
            file + "has a wrong 'hashes': a sha256 has 64 hexadecimal digits, this has not: abc"),
        Arguments.of(
            name + "," + url + ", hashes = {sha256 = 5}", file + "has 'sha256', which is no text"),
        Arguments.of(
            name + "," + url + ", size = -1," + hashes, file + "has 'size', which is no count"),
        Arguments.of(
            name + "," + url + ", size = 1e999999999," + hashes,
            file + "has 'size', which is no count"),
        Arguments.of(
            name + ", path = '../../etc/x.whl'," + hashes,
            file + "has the path '../../etc/x.whl', which leads out of the project"),
        Arguments.of(
            name + ", path = '/etc/x.whl'," + hashes,
            file + "has the path '/etc/x.whl', which leads out of the project"),
        Arguments.of(
            name + ", url = 'ftp://u:secret@h.example/s'," + hashes,
            file + "has the URL 'ftp://h.example/s', which is none of http, https and file"),
        Arguments.of(
            name + ", url = 'https://u:secret@h.example/a b'," + hashes,
            "the package 'six' has a wrong 'url': it is no URL"),
        Arguments.of(
            "name = '../six-1.16.0-py3-none-any.whl'," + url + "," + hashes,
            "the file '../six-1.16.0-py3-none-any.whl' of 'six' has a folder in its name"),
        Arguments.of(
            "name = 'six.whl'," + url + "," + hashes,
            "the file 'six.whl' of 'six' has a wrong name: it has 1 parts, not 5 or 6"),
        Arguments.of(
            "name = 'seven-1.16.0-py3-none-any.whl'," + url + "," + hashes,
            "the file 'seven-1.16.0-py3-none-any.whl' of 'six' is of the project 'seven'"),
        Arguments.of(
            "name = 'six-1.15.0-py3-none-any.whl'," + url + "," + hashes,
            "the file 'six-1.15.0-py3-none-any.whl' of 'six' is not of the version 1.16.0"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource
  @DisplayName("with a file that cannot be is refused with what it is, and without its secrets")
  void wrongFiles(String values, String message) {
    refused(wheel(values), message);
  }

  private static LockedPackage only(String toml) {
    return SampleLock.read(packaged(toml)).packages().get(0);
  }

  @Test
  @DisplayName("may have packages from a commit of a repository, without its credentials")
  void checkouts() {
    LockedPackage six =
        only(
            """
            name = 'six'
            [packages.vcs]
            type = 'git'
            url = 'https://somebody:secret@g.example/six'
            requested-revision = 'v1'
            commit-id = '%s'
            subdirectory = 'python'
            """
                .formatted("a".repeat(40)));

    assertThat(six.direct()).isTrue();
    assertThat(six.files()).isEmpty();
    assertThat(six.tree())
        .contains(
            new LockedTree.Checkout(
                URI.create("https://g.example/six"),
                Optional.of("v1"),
                "a".repeat(40),
                Optional.of("python")));
  }

  @Test
  @DisplayName("may have packages from a repository or folder beside it")
  void local() {
    assertThat(
            only("name = 'six'\nvcs = {type = 'git', path = '../six', commit-id = '%s'}"
                    .formatted("a".repeat(40)))
                .checkout())
        .hasValueSatisfying(it -> assertThat(it.url()).isEqualTo(Path.of("/project/six").toUri()));
    assertThat(only("name = 'six'\ndirectory = {path = './six'}").tree())
        .contains(new LockedTree.Directory("./six"));
    assertThat(only("name = 'six'\ndirectory = {path = 'six', subdirectory = 'py'}").tree())
        .contains(new LockedTree.Directory("six/py"));
  }
}
