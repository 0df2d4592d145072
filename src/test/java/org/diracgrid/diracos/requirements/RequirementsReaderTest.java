package org.diracgrid.diracos.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The reader of requirements files")
class RequirementsReaderTest {
  private static final String SHA256 = "0123456789abcdef".repeat(4);

  @TempDir Path folder;
  private Transfer transfer;

  @BeforeEach
  void open() {
    transfer =
        new Transfer(
            new TransferSettings(
                folder.resolve("cache"), false, Duration.ofSeconds(5), Duration.ofSeconds(5), 0),
            TransferListener.SILENT);
  }

  @AfterEach
  void close() {
    transfer.close();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private RequirementSet read(String text, Map<String, String> environment) throws IOException {
    return new RequirementsReader(transfer, environment)
        .read(
            List.of(write("requirements.txt", text).toUri()),
            List.of(),
            IndexSettings.DEFAULT,
            folder);
  }

  private RequirementSet read(String text) throws IOException {
    return read(text, Map.of());
  }

  private RequirementEntry only(String text) throws IOException {
    RequirementSet set = read(text);
    assertThat(set.requirements()).hasSize(1);
    return set.requirements().get(0);
  }

  @Test
  @DisplayName("reads names, extras, specifiers, markers and hashes, and says where they stand")
  void named() throws IOException {
    RequirementEntry entry =
        only(
            "# first\n\n  Grid_Client[VOMS] >=7,\\\n  <8 ; python_version<'3' \\\n"
                + "  --hash=sha256:%s --config-settings a=1 -C a=2  # why\n".formatted(SHA256));
    assertThat(entry.name()).contains(ProjectName.of("grid-client"));
    assertThat(entry.extras()).containsExactly("voms");
    assertThat(entry.specifier()).isEqualTo(SpecifierSet.parse(">=7,<8"));
    assertThat(entry.marker()).map(Object::toString).contains("python_version < \"3\"");
    assertThat(entry.target()).isInstanceOf(RequirementTarget.Named.class);
    assertThat(entry.hashes()).containsExactly(new Checksum(DigestAlgorithm.SHA256, SHA256));
    assertThat(entry.configSettings()).containsEntry("a", List.of("1", "2"));
    assertThat(entry.origin()).hasToString("requirements.txt:3:3");
    assertThat(entry.text()).startsWith("Grid_Client[VOMS] >=7,  <8 ;").doesNotContain("why");
  }

  @Test
  @DisplayName("leaves indexes alone until an option says otherwise, and lets --no-index stick")
  void indexes() throws IOException {
    assertThat(read("a\n").settings()).isEqualTo(IndexSettings.DEFAULT);
    assertThat(
            read("""
                    --extra-index-url https://a.example.org/simple
                    -ihttps://b.example.org/simple
                    --extra-index-url=https://c.example.org/s
                    """)
                .settings()
                .indexUrls())
        .containsExactly(
            URI.create("https://b.example.org/simple"), URI.create("https://c.example.org/s"));
    IndexSettings none = read("--no-index\n-i https://b.example.org/simple\n").settings();
    assertThat(none.indexUrls()).isEmpty();
    assertThat(none.noIndex()).isTrue();
  }

  @Test
  @DisplayName("collects every other option, of included files too")
  void options() throws IOException {
    Files.createDirectories(folder.resolve("wheels"));
    write("more/options.txt", "--pre --prefer-binary\n--require-hashes\n-f ../wheels\n");
    RequirementSet set =
        read(
            """
            -r more/options.txt
            --find-links https://example.org/links
            --trusted-host example.org --use-feature fast-deps
            """);
    assertThat(set.settings().releaseControl().allReleasesForAll()).isTrue();
    assertThat(set.settings().preferBinary()).isTrue();
    assertThat(set.settings().hashChecking()).isEqualTo(HashChecking.ALL);
    assertThat(set.settings().trustedHosts()).containsExactly("example.org");
    assertThat(set.settings().findLinks())
        .containsExactly(
            folder.toAbsolutePath().normalize().resolve("wheels").toUri(),
            URI.create("https://example.org/links"));
    assertThat(set.warnings())
        .containsExactly(
            "requirements.txt:3:1: --trusted-host is ignored: every certificate is verified",
            "requirements.txt:3:28: --use-feature=fast-deps is ignored");
  }

  @Test
  @DisplayName("lets the last of --no-binary and --only-binary win")
  void formats() throws IOException {
    FormatControl control =
        read("--no-binary :all:\n--only-binary=A,b\n--no-binary B\n").settings().formatControl();
    assertThat(control.noBinaryForAll()).isTrue();
    assertThat(control.allowsWheels(ProjectName.of("a"))).isTrue();
    assertThat(control.allowsWheels(ProjectName.of("b"))).isFalse();
    assertThat(
            read("--only-binary :all:\n--no-binary x\n--only-binary :none:\n")
                .settings()
                .formatControl())
        .satisfies(it -> assertThat(it.onlyBinaryForAll()).isFalse());
    assertThat(read("a --no-binary a\n").settings().formatControl().noBinary())
        .containsExactly(ProjectName.of("a"));
  }

  @Test
  @DisplayName("heeds the options of one line in pip's order, not in the order written")
  void onOneLine() throws IOException {
    RequirementSet set =
        read(
            "--extra-index-url https://a.example.org/s -i https://b.example.org/s"
                + " --index-url https://c.example.org/s\n-f one -f two\n");
    assertThat(set.settings().indexUrls())
        .containsExactly(
            URI.create("https://c.example.org/s"), URI.create("https://a.example.org/s"));
    assertThat(set.settings().findLinks()).hasSize(1);
    assertThat(set.warnings())
        .containsExactly(
            "requirements.txt:1:43: --index-url has no effect on this line",
            "requirements.txt:2:8: --find-links has no effect on this line");
    assertThat(read("-i https://a.example.org/s --no-index\n").settings().indexUrls()).isEmpty();
    assertThat(read("-i ''\n").settings().indexUrls()).isEqualTo(IndexSettings.DEFAULT.indexUrls());
  }

  @Test
  @DisplayName("takes a folder for an index, and nothing else without a scheme")
  void localIndex() throws IOException {
    Files.createDirectories(folder.resolve("simple"));
    URI simple = folder.toAbsolutePath().normalize().resolve("simple").toUri();
    assertThat(read("-i ./simple\n").settings().indexUrls()).containsExactly(simple);
    assertThat(read("-i file:simple\n").settings().indexUrls()).containsExactly(simple);
  }

  @Test
  @DisplayName("knows which releases of which project may be chosen")
  void releases() throws IOException {
    ReleaseControl releases =
        read("--only-final :all:\n--all-releases=A,b\na --only-final b\n")
            .settings()
            .releaseControl();
    assertThat(releases.policy(ProjectName.of("a"))).isEqualTo(PreReleasePolicy.ALLOW);
    assertThat(releases.policy(ProjectName.of("b"))).isEqualTo(PreReleasePolicy.REJECT);
    assertThat(releases.policy(ProjectName.of("c"))).isEqualTo(PreReleasePolicy.REJECT);
    ReleaseControl pre = read("--only-final a\n--pre\n").settings().releaseControl();
    assertThat(pre.policy(ProjectName.of("a"))).isEqualTo(PreReleasePolicy.REJECT);
    assertThat(pre.policy(ProjectName.of("b"))).isEqualTo(PreReleasePolicy.ALLOW);
    assertThat(read("a\n").settings().releaseControl()).isEqualTo(ReleaseControl.UNSAID);
  }

  @Test
  @DisplayName("lets --no-require-hashes keep one hash from asking for all")
  void hashChecking() throws IOException {
    String hashed = "a==1 --hash=sha256:%s\n".formatted(SHA256);
    assertThat(read(hashed).settings().hashChecking()).isEqualTo(HashChecking.ALL_IF_ANY);
    assertThat(read("--no-require-hashes\n" + hashed).settings().hashChecking())
        .isEqualTo(HashChecking.WHERE_GIVEN);
    assertThatThrownBy(() -> read("--require-hashes\n--pre --no-require-hashes\n"))
        .isInstanceOf(InvalidRequirementsOptionException.class)
        .hasMessage(
            "requirements.txt:2:7: the option --no-require-hashes is wrong: "
                + "--require-hashes and --no-require-hashes exclude each other");
  }

  @Test
  @DisplayName("expands variables that have a value, and does not show it")
  void variables() throws IOException {
    RequirementSet set =
        read(
            "a @ https://user:${TOKEN}@example.org/a-1-py3-none-any.whl\nb==${VERSION} # ${TOKEN}\n",
            Map.of("TOKEN", "s3cret", "VERSION", "2"));
    assertThat(((RequirementTarget.Link) set.requirements().get(0).target()).uri())
        .hasToString("https://user:s3cret@example.org/a-1-py3-none-any.whl");
    assertThat(set.requirements().get(0).text())
        .isEqualTo("a @ https://****@example.org/a-1-py3-none-any.whl");
    assertThat(set.requirements().get(1).specifier()).hasToString("==2");
    assertThat(set.requirements().get(1).requirement()).isEqualTo("b==2");
    assertThatThrownBy(() -> read("b ${WORD}\n", Map.of("WORD", "s3cret")))
        .isInstanceOf(InvalidRequirementLineException.class)
        .hasMessageContaining("${WORD}")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> read("b ${UNSET}\n")).hasMessageContaining("${UNSET}");
  }

  @Test
  @DisplayName("takes an included file's paths relative to it, and its constraints for such")
  void includes() throws IOException {
    write("deep/more.txt", "b\n-c limits/c.txt\n");
    write("deep/limits/c.txt", "c<2\nd @ https://example.org/d-1.tar.gz\n");
    RequirementSet set = read("a\n-r deep/more.txt\ne\n");
    assertThat(set.requirements())
        .extracting(RequirementEntry::text)
        .containsExactly("a", "b", "e");
    assertThat(set.entries())
        .extracting(RequirementEntry::constraint)
        .containsExactly(false, false, true, true, false);
    assertThat(set.constraints())
        .extracting(entry -> entry.origin().toString())
        .containsExactly("deep/limits/c.txt:1:1", "deep/limits/c.txt:2:1");
  }

  @Test
  @DisplayName("reads constraint files of its own accord, after the requirements")
  void ownConstraints() throws IOException {
    RequirementSet set =
        new RequirementsReader(transfer, Map.of())
            .read(
                List.of(),
                List.of(write("c.txt", "a==1\n").toUri()),
                IndexSettings.DEFAULT,
                folder);
    assertThat(set.requirements()).isEmpty();
    assertThat(set.constraints()).hasSize(1);
  }

  @Test
  @DisplayName("names the circle in which files include each other")
  void cycle() throws IOException {
    write("b.txt", "x\n-r requirements.txt\n");
    assertThatThrownBy(() -> read("-r b.txt\n"))
        .isInstanceOf(RequirementsCycleException.class)
        .hasMessage(
            "b.txt:2:1: the requirements files include each other: "
                + "requirements.txt -> b.txt -> requirements.txt");
  }

  @Test
  @DisplayName("says which file is missing and which line wants it")
  void missing() throws IOException {
    assertThatThrownBy(() -> read("a\n-r gone.txt\n"))
        .isInstanceOfSatisfying(
            MissingRequirementsFileException.class,
            e -> assertThat(e.origin()).contains(new Origin("requirements.txt", 2, 1)))
        .hasMessage("requirements.txt:2:1: the requirements file gone.txt does not exist");
    RequirementsReader reader = new RequirementsReader(transfer, Map.of());
    List<URI> gone = List.of(folder.resolve("gone.txt").toUri());
    assertThatThrownBy(() -> reader.read(gone, List.of(), IndexSettings.DEFAULT, folder))
        .isInstanceOf(MissingRequirementsFileException.class)
        .hasMessage("the requirements file gone.txt does not exist");
  }

  @Test
  @DisplayName("knows a direct reference's file, hash and name")
  void links() throws IOException {
    RequirementEntry wheel =
        only(
            "https://example.org/w/Grid_Client-7%2Blcg-py2-none-any.whl#sha256="
                + SHA256
                + "&egg=x");
    assertThat(wheel.name()).contains(ProjectName.of("grid-client"));
    assertThat(wheel.target())
        .isEqualTo(
            new RequirementTarget.Link(
                URI.create(
                    "https://example.org/w/Grid_Client-7%2Blcg-py2-none-any.whl#sha256="
                        + SHA256)));
    RequirementEntry unnamed = only("https://example.org/archive.tar.gz; os_name=='posix'");
    assertThat(unnamed.name()).isEmpty();
    assertThat(unnamed.marker()).isPresent();
    RequirementEntry named = only("Grid @ https://example.org/a.tar.gz#egg=b;os_name=='posix'");
    assertThat(named.name()).contains(ProjectName.of("grid"));
    assertThat(named.marker()).isPresent();
    RequirementEntry egg = only("https://example.org/archive.tar.gz#egg=Grid[a_b]");
    assertThat(egg.name()).contains(ProjectName.of("grid"));
    assertThat(egg.extras()).containsExactly("a-b");
  }

  @Test
  @DisplayName("knows a checkout's repository, revision and subdirectory")
  void checkouts() throws IOException {
    assertThat(only("git+https://user:pw@example.org/g/p.git@v1.0#egg=p&subdirectory=src").target())
        .isEqualTo(
            new RequirementTarget.Checkout(
                "git+https",
                URI.create("https://user:pw@example.org/g/p.git"),
                Optional.of("v1.0"),
                Optional.of("src")));
    RequirementEntry bare = only("git+https://example.org/p.git");
    assertThat(bare.name()).isEmpty();
    RequirementEntry editable = only("-e git+ssh://git@example.org/p.git#egg=P");
    assertThat(editable.editable()).isTrue();
    assertThat(editable.name()).contains(ProjectName.of("p"));
    assertThat(editable.text()).isEqualTo("-e git+ssh://git@example.org/p.git#egg=P");
    assertThat(only("-e git://example.org/p.git#egg=p").target())
        .isEqualTo(
            new RequirementTarget.Checkout(
                "git+git",
                URI.create("git://example.org/p.git"),
                Optional.empty(),
                Optional.empty()));
    assertThat(only("P @ git+https://example.org/p.git -e x").editable()).isTrue();
    assertThat(only("P @ git+file:///srv/p.git@abc").target())
        .isInstanceOf(RequirementTarget.Checkout.class);
  }

  @Test
  @DisplayName("finds local wheels, sdists and folders beside the file")
  void local() throws IOException {
    Path wheel = write("wheels/a-1-py3-none-any.whl", "");
    write("project/pyproject.toml", "");
    Path real = wheel.toAbsolutePath().normalize();
    assertThat(only("./wheels/a-1-py3-none-any.whl ; os_name=='posix'"))
        .satisfies(
            entry -> {
              assertThat(entry.target()).isEqualTo(new RequirementTarget.Link(real.toUri()));
              assertThat(entry.name()).contains(ProjectName.of("a"));
              assertThat(entry.marker()).isPresent();
            });
    assertThat(only(real.toUri().toString()).name()).contains(ProjectName.of("a"));
    assertThat(only("./project[x,Y]"))
        .satisfies(
            entry -> {
              assertThat(entry.target()).isInstanceOf(RequirementTarget.Folder.class);
              assertThat(entry.extras()).containsExactly("x", "y");
            });
    assertThat(only("-e ./project").editable()).isTrue();
    assertThat(only("-e " + folder.resolve("project").toUri() + "[x]").extras())
        .containsExactly("x");
    assertThat(only("a @ file:wheels/a-1-py3-none-any.whl").target())
        .isEqualTo(new RequirementTarget.Link(real.toUri()));
    assertThat(only(real.getParent().toUri() + "../wheels/a-1-py3-none-any.whl").target())
        .isEqualTo(new RequirementTarget.Link(real.toUri()));
    assertThat(only("project/ [x]").extras()).containsExactly("x");
  }

  @Test
  @DisplayName("leaves a missing archive to the resolver if a marker may say that it is not wanted")
  void conditional() throws IOException {
    RequirementEntry entry = only("./gone-1-py3-none-any.whl; sys_platform == 'win32'");
    assertThat(entry.target()).isInstanceOf(RequirementTarget.Link.class);
    assertThat(entry.marker()).isPresent();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=1                     | 1:2: 'a=1' is not a valid requirement: '=1' stands where a version specifier, ';' or the end is expected; = is not an operator, did you mean ==?",
        "a b                     | 1:3: 'a b' is not a valid requirement",
        "a; os_name              | 1:11: ",
        "--unknown               | 1:1: the option --unknown is wrong: ",
        "a --hash=sha256:00      | 1:3: the option --hash is wrong: ",
        "a --hash=md5:00         | 1:3: the option --hash is wrong: 'md5' is not one of the strong algorithms",
        "a --hash=sha256         | 1:3: the option --hash is wrong: it has not the form",
        "a --hash=SHA256:00      | 1:3: the option --hash is wrong: 'SHA256' is not one of the strong",
        "--hash=md5:00           | 1:1: the option --hash is wrong: 'md5' is not one of the strong",
        "-e . --hash=md5:00      | 1:6: the option --hash is wrong: 'md5' is not one of the strong",
        "a --config-settings=x   | 1:3: the option --config-settings is wrong: it has not the form",
        "a -r                    | 1:3: the option -r is wrong: it needs a value",
        "--pre=yes               | 1:1: the option --pre is wrong: it takes no value",
        "--pre --i               | 1:7: the option --i is wrong: it needs a value",
        "--pre --no x            | 1:7: the option --no is wrong: ",
        "--find-links 'a b       | 1:1: the option --find-links is wrong: a quote (') is not closed",
        "--only a                | 1:1: the option --only is wrong: ",
        "--all-releases +        | 1:1: the option --all-releases is wrong: '+' is not a valid project",
        "git+ftp://h/p           | 1:4: 'git+ftp://h/p' is not a valid requirement",
        "-r ''                   | 1:1: ",
        "-e git+https://h/p      | 1:4: 'git+https://h/p' is not a valid requirement: an editable checkout must be named",
        "-e 'a @ https://h/a.zip'| 1:4: 'a @ https://h/a.zip' is not a valid requirement: only a folder",
        "a -e .                  | 1:1: 'a' is not a valid requirement: it is neither an existing",
        "./wheels[x y]/          | 1:1: ",
        "--no-binary +           | 1:1: the option --no-binary is wrong: '+' is not a valid project name",
        "-i example.org/simple   | 1:1: the option --index-url is wrong: 'example.org/simple' begins with none of",
        "a @ example.org/a.whl   | 1:1: 'example.org/a.whl' is not a valid requirement: a URL must follow the @",
        "a @ ftp://h/a.whl       | 1:1: ",
        "a @ https://h/b-1-py3-none-any.whl | 1:1: 'https://h/b-1-py3-none-any.whl' is not a valid requirement: it is of b, not of a",
        "https://u:p@h/a.whl     | 1:1: 'https://****@h/a.whl' is not a valid requirement",
        "git+https://h/p@        | 1:1: 'git+https://h/p@' is not a valid requirement: no revision",
        "https://h/a.zip#egg=a>1 | 1:1: ",
        "./nowhere               | 1:1: './nowhere' names a path, but there is no such folder",
        "gone-1.tar.gz           | 1:1: 'gone-1.tar.gz' names a path, but there is no such file",
        ".                       | 1:1: '.' names a path, but the folder has neither",
        "-e a                    | 1:4: 'a' is not a valid requirement: it is neither an existing folder",
        "-e https://h/a.zip      | 1:4: 'https://h/a.zip' is not a valid requirement: only a folder",
        "--editable=             | 1:12: '' is not a valid requirement: it is neither an existing folder",
        "git+https://h/p#egg=    | 1:1: 'git+https://h/p#egg=' is not a valid requirement: what follows egg= is no project name",
        "https://u:p@/a-1.zip    | 1:1: 'https://****@/a-1.zip' is not a valid requirement: 'https://****@/a-1.zip' names no host",
        "-i https:/h/simple      | 1:1: the option --index-url is wrong: 'https:/h/simple' names no host",
        "-i u:p@h/simple         | 1:1: the option --index-url is wrong: '****@h/simple' begins with none of",
        "-r file://h/r.txt       | 1:1: the option --requirement is wrong: 'file://h/r.txt' names no file of this machine",
        "a @ file:///%2e-1-x.whl | 1:1: 'file:///%2e-1-x.whl' is not a valid requirement: '.-1-x.whl' is not a valid wheel"
      })
  @DisplayName("says at which line and column which text is wrong, and why")
  void refuses(String line, String message) {
    assertThatThrownBy(() -> read(line + "\n"))
        .isInstanceOf(RequirementsException.class)
        .hasMessageStartingWith("requirements.txt:" + message.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"./a\0b", "a\0b.zip", "-e a\0b", "a @ file:///a\0b.whl"})
  @DisplayName("refuses what no path can hold, and prints no control character")
  void refusesControls(String line) {
    assertThatThrownBy(() -> read("ok\n" + line + "\n"))
        .isInstanceOf(InvalidRequirementLineException.class)
        .hasMessageStartingWith("requirements.txt:2:")
        .hasMessageContaining("\ufffd")
        .hasMessageNotContaining("\0");
  }

  @Test
  @DisplayName("takes what #egg= or &egg= names anywhere in a URL, and slashes behind an archive")
  void oddUrls() throws IOException {
    assertThat(only("https://example.org/get?file=a.zip&egg=b").name())
        .contains(ProjectName.of("b"));
    assertThat(only("git+https://example.org/p.git#x#egg=p").name()).contains(ProjectName.of("p"));
    write("b-1.zip", "");
    assertThat(only("./b-1.zip/").target()).isInstanceOf(RequirementTarget.Link.class);
  }

  @Test
  @DisplayName("shows a variable's name instead of its value in errors and warnings, blanks apart")
  void concealed() throws IOException {
    Map<String, String> environment = Map.of("TOKEN", "s3cret", "BLANK", " ");
    assertThatThrownBy(() -> read("--x${TOKEN}\n", environment))
        .hasMessageStartingWith("requirements.txt:1:1: the option --x${TOKEN} is wrong: ");
    assertThatThrownBy(() -> read("a${BLANK}b\n", environment))
        .hasMessageContaining("'b' stands where a version specifier");
    assertThat(read("--pre ${TOKEN} --use-feature=${TOKEN}\n", environment).warnings())
        .containsExactly(
            "requirements.txt:1:1: '${TOKEN}' after the options is ignored",
            "requirements.txt:1:16: --use-feature=${TOKEN} is ignored");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "-e git+https://h/p#egg=p, 4, it is editable",
    "https://h/a.zip, 1, it names no project",
    "a[x]==1, 1, it has extras"
  })
  @DisplayName("refuses constraints that only a requirement could be")
  void refusesConstraints(String line, int column, String reason) throws IOException {
    write("c.txt", line + "\n");
    assertThatThrownBy(() -> read("-c c.txt\n"))
        .isInstanceOf(InvalidConstraintException.class)
        .hasMessage(
            "c.txt:1:%d: '%s' is not a valid constraint: %s".formatted(column, line, reason));
  }

  @Test
  @DisplayName("counts lines and columns through continuations")
  void positions() {
    assertThatThrownBy(() -> read("ok\n# c\na >=1, \\\n   <x\n"))
        .isInstanceOfSatisfying(
            InvalidRequirementLineException.class,
            e -> assertThat(e.origin()).contains(new Origin("requirements.txt", 4, 4)));
  }

  @Test
  @DisplayName("warns of words and options without effect")
  void warnings() throws IOException {
    assertThat(
            read("a --pre\n--pre b\n--hash=sha256:%s\n-e git+https://h/p#egg=p --pre\n"
                    .formatted(SHA256))
                .warnings())
        .containsExactly(
            "requirements.txt:1:3: --pre has no effect on this line",
            "requirements.txt:2:1: 'b' after the options is ignored",
            "requirements.txt:3:1: --hash is ignored, no requirement precedes it",
            "requirements.txt:4:26: --pre has no effect on this line");
  }

  @Test
  @DisplayName("refuses bytes that are no text, and web pages")
  void refusesOtherFiles() throws IOException {
    Files.write(folder.resolve("latin.txt"), "# é\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> read("-r latin.txt\n"))
        .isInstanceOf(UndecodableRequirementsException.class)
        .hasMessage("latin.txt:1:3: the file cannot be read as text: it is not valid UTF-8");
    write("page.txt", " \n<!DOCTYPE html>\n<p>sign in</p>");
    assertThatThrownBy(() -> read("-r page.txt\n"))
        .isInstanceOf(HtmlRequirementsException.class)
        .hasMessage("requirements.txt:1:1: page.txt is a web page (HTML), not a requirements file");
    assertThatThrownBy(() -> read("<html>"))
        .hasMessage(
            "requirements.txt:1:1: requirements.txt is a web page (HTML), not a requirements file");
  }
}
