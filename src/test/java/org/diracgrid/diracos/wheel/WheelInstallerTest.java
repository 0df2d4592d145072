package org.diracgrid.diracos.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.diracgrid.diracos.wheel.InstallTarget.PLATLIB;
import static org.diracgrid.diracos.wheel.InstallTarget.PURELIB;
import static org.diracgrid.diracos.wheel.InstallTarget.SCRIPTS;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.archive.EntryContent;
import org.diracgrid.diracos.archive.NewFile;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Installing a wheel")
class WheelInstallerTest {
  @TempDir Path folder;

  private final WheelRecipe demo = new WheelRecipe("demo", "1.0").file("demo.py", "x = 1\n");
  private InstallTarget target;

  @BeforeEach
  void makeBase() {
    target = InstallTarget.of(new SampleBase("v1r27"), folder);
  }

  private InstallPlan install() {
    return target.install(demo.source(folder));
  }

  private static String info(String file) {
    return PURELIB + "demo-1.0.dist-info/" + file;
  }

  @Test
  @DisplayName("brings its files, its metadata, who installed it and a true RECORD")
  void installsPlainWheel() {
    Path file = new SampleWheel("dirac-tools", "2.1").command("dirac-ls").writeTo(folder);
    WheelSource source =
        new WheelSource(
            file,
            WheelName.parse("dirac_tools-2.1-py2.py3-none-any.whl"),
            false,
            Optional.empty(),
            false);

    InstallPlan plan = target.install(source);

    String info = PURELIB + "dirac_tools-2.1.dist-info/";
    assertThat(plan.files())
        .extracting(NewFile::path)
        .containsExactly(
            SCRIPTS + "dirac-ls",
            PURELIB + "dirac_tools-2.1.dist-info/INSTALLER",
            info + "METADATA",
            info + "RECORD",
            info + "WHEEL",
            info + "entry_points.txt",
            PURELIB + "dirac_tools/__init__.py");
    assertThat(InstallTarget.text(plan, info + "INSTALLER")).isEqualTo("diracos-maven-plugin\n");
    assertThat(InstallTarget.text(plan, info + "RECORD").lines())
        .hasSize(7)
        .anyMatch(line -> line.startsWith("../../../bin/dirac-ls,sha256="))
        .contains("dirac_tools-2.1.dist-info/RECORD,,");
    assertThat(plan.removals()).isEmpty();
    assertThat(plan.warnings()).isEmpty();
    assertThat(plan.wheels())
        .singleElement()
        .satisfies(
            wheel -> {
              assertThat(wheel.files()).isEqualTo(7);
              assertThat(wheel.scripts()).containsExactly("dirac-ls");
              assertThat(wheel.size())
                  .isEqualTo(plan.files().stream().mapToLong(f -> f.content().size()).sum());
            });
  }

  @Test
  @DisplayName("never reads the base if no file of it stands in the way")
  void leavesBaseAlone() throws IOException {
    Files.delete(target.base().file());
    assertThat(install().files()).isNotEmpty();
  }

  @Test
  @DisplayName("plans the same twice, byte for byte")
  void isReproducible() {
    demo.file("b.py", "b").file("a.py", "a").file(demo.data("scripts/run"), "#!python\n");
    assertThat(InstallTarget.contents(install()))
        .containsExactlyEntriesOf(InstallTarget.contents(install()));
  }

  @ParameterizedTest
  @CsvSource({
    "Root-Is-Purelib: True," + PURELIB,
    "Root-Is-Purelib: false," + PLATLIB,
    "Generator: x," + PLATLIB
  })
  @DisplayName("puts its root where Root-Is-Purelib says, and the dist-info with it")
  void choosesLibrary(String header, String library) {
    demo.header("Wheel-Version: 1.0\n" + header + "\n");
    assertThat(InstallTarget.contents(install()))
        .containsKeys(library + "demo.py", library + "demo-1.0.dist-info/RECORD");
  }

  @Test
  @DisplayName("spreads its data folders over the scheme, and RECORD finds them from the dist-info")
  void spreadsData() {
    demo.file(demo.data("purelib/pure.py"), "")
        .file(demo.data("platlib/native.so"), "")
        .file(demo.data("headers/api/demo.h"), "")
        .file(demo.data("scripts/tool.sh"), "#!/bin/sh\n")
        .file(demo.data("data/share/demo/table.txt"), "");
    InstallPlan plan = install();
    assertThat(InstallTarget.contents(plan))
        .containsKeys(
            PURELIB + "pure.py",
            PLATLIB + "native.so",
            "diracos/usr/include/python2.7/demo/api/demo.h",
            SCRIPTS + "tool.sh",
            "diracos/usr/share/demo/table.txt");
    assertThat(InstallTarget.text(plan, info("RECORD")).lines())
        .anyMatch(line -> line.startsWith("pure.py,"))
        .anyMatch(line -> line.startsWith("../../../lib64/python2.7/site-packages/native.so,"))
        .anyMatch(line -> line.startsWith("../../../include/python2.7/demo/api/demo.h,"))
        .anyMatch(line -> line.startsWith("../../../bin/tool.sh,"))
        .anyMatch(line -> line.startsWith("../../../share/demo/table.txt,"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stdlib/evil.py", "Scripts/x", "loose.txt"})
  @DisplayName("is refused for a data folder that the format does not know")
  void refusesUnknownData(String path) {
    demo.file(demo.data(path), "");
    assertThatThrownBy(this::install)
        .isInstanceOf(MalformedWheelException.class)
        .hasMessageStartingWith(demo.filename() + " is not a valid wheel: its demo-1.0.data/");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "#!python | #!/usr/bin/env python",
        "#!pythonw | #!/usr/bin/env python",
        "#!python -E -s | #!/usr/bin/env python",
        "#!python2.7 | #!/usr/bin/env python",
        "#!/bin/sh | #!/bin/sh",
        "#!/build/env/bin/python3 | #!/build/env/bin/python3",
        "#! python | #! python",
        "print(1) | print(1)",
      },
      delimiter = '|')
  @DisplayName("rewrites the first line of scripts that leave it to the installer, and RECORD too")
  void rewritesScripts(String before, String after) {
    demo.file(demo.data("scripts/run"), before + "\nprint('#!python')\n");
    InstallPlan plan = install();
    String text = after + "\nprint('#!python')\n";
    assertThat(InstallTarget.text(plan, SCRIPTS + "run")).isEqualTo(text);
    assertThat(InstallTarget.mode(plan, SCRIPTS + "run")).isEqualTo(0755);
    assertThat(InstallTarget.text(plan, info("RECORD")))
        .contains(
            "../../../bin/run,sha256="
                + WheelRecipe.sha256(text.getBytes(UTF_8))
                + ","
                + text.length());
  }

  @Test
  @DisplayName("rewrites a first line that ends as on Windows or not at all")
  void rewritesOddLineEnds() {
    demo.file(demo.data("scripts/dos"), "#!python.exe\r\nx\r\n")
        .file(demo.data("scripts/bare"), "#!python");
    InstallPlan plan = install();
    assertThat(InstallTarget.text(plan, SCRIPTS + "dos")).isEqualTo("#!/usr/bin/env python\nx\r\n");
    assertThat(InstallTarget.text(plan, SCRIPTS + "bare")).isEqualTo("#!/usr/bin/env python\n");
  }

  @ParameterizedTest
  @CsvSource({"python,python", "python3,python3", "other,python3.11"})
  @DisplayName("calls Python by the plainest name the base has it under")
  void choosesInterpreter(String present, String expected) {
    InstallTarget plain = InstallTarget.plain(Version.parse("3.11.7"), "prefix/bin/" + present);
    demo.file(demo.data("scripts/run"), "#!python\n");
    assertThat(InstallTarget.text(plain.install(demo.source(folder)), "prefix/bin/run"))
        .isEqualTo("#!/usr/bin/env " + expected + "\n");
  }

  @Test
  @DisplayName("makes launchers, which win over scripts of their name in any form")
  void makesLaunchers() {
    demo.file(demo.info("entry_points.txt"), "[console_scripts]\nrun = demo:main [extra]\n")
        .file(demo.data("scripts/run"), "#!python\nold\n")
        .file(demo.data("scripts/run-script.py"), "#!python\nold\n")
        .file(demo.data("scripts/runner"), "#!python\nkept\n");
    InstallPlan plan = install();
    assertThat(plan.wheels().get(0).scripts()).containsExactly("run", "runner");
    assertThat(InstallTarget.text(plan, SCRIPTS + "run"))
        .startsWith("#!/usr/bin/env python\n")
        .contains("from demo import main\n");
    assertThat(InstallTarget.mode(plan, SCRIPTS + "run")).isEqualTo(0755);
  }

  @Test
  @DisplayName("refuses a command that would leave the folder of commands")
  void refusesEscapingCommands() {
    demo.file(demo.info("entry_points.txt"), "[console_scripts]\n../../evil = demo:main\n");
    assertThatThrownBy(this::install)
        .isInstanceOf(InvalidEntryPointException.class)
        .hasMessageStartingWith(demo.filename());
  }

  @Test
  @DisplayName("gives modes 0644 and 0755 only, whatever the wheel says")
  void normalizesModes() {
    demo.file("plain.py", new byte[0], 0100666)
        .file("tool", new byte[0], 0104711)
        .file("link", "demo.py".getBytes(UTF_8), 0120777)
        .file("typeless", new byte[0], 0755);
    InstallPlan plan = install();
    assertThat(List.of("plain.py", "tool", "link", "typeless"))
        .map(name -> InstallTarget.mode(plan, PURELIB + name))
        .containsExactly(0644, 0755, 0644, 0644);
    assertThat(InstallTarget.text(plan, PURELIB + "link")).isEqualTo("demo.py");
  }

  @Test
  @DisplayName("records that it was asked for, and where it came from")
  void recordsRequestAndOrigin() throws IOException {
    WheelSource source = demo.source(folder);
    DirectUrl url =
        new DirectUrl(
            URI.create("https://example.org/demo-1.0-py3-none-any.whl"),
            Map.of("sha256", "00ff", "md5", "11"));
    InstallPlan plan =
        target.install(new WheelSource(source.file(), source.name(), true, Optional.of(url), true));

    assertThat(InstallTarget.text(plan, info("REQUESTED"))).isEmpty();
    assertThat(new ObjectMapper().readTree(InstallTarget.text(plan, info("direct_url.json"))))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"url": "https://example.org/demo-1.0-py3-none-any.whl",
                     "archive_info": {"hash": "sha256=00ff",
                                      "hashes": {"md5": "11", "sha256": "00ff"}}}
                    """));
    assertThat(InstallTarget.text(plan, info("RECORD")))
        .contains("REQUESTED,sha256=" + WheelRecipe.sha256(new byte[0]) + ",0")
        .contains("direct_url.json,sha256=");
  }

  @Test
  @DisplayName("drops what earlier installers and signers left in the dist-info")
  void dropsForeignBookkeeping() {
    for (String name : List.of("INSTALLER", "REQUESTED", "direct_url.json")) {
      demo.file(demo.info(name), "foreign");
    }
    demo.file(demo.info("RECORD.jws"), "{}").file(demo.info("RECORD.p7s"), "x");
    demo.record(
        demo.recordLine("demo.py")
            + demo.recordLine(demo.info("METADATA"))
            + demo.recordLine(demo.info("WHEEL"))
            + demo.recordLine(demo.info("INSTALLER"))
            + demo.recordLine(demo.info("REQUESTED"))
            + demo.recordLine(demo.info("direct_url.json"))
            + demo.info("RECORD")
            + ",,\n");
    InstallPlan plan = install();
    assertThat(plan.warnings()).isEmpty();
    assertThat(InstallTarget.contents(plan))
        .contains(entry(info("INSTALLER"), "diracos-maven-plugin\n".getBytes(UTF_8)))
        .doesNotContainKeys(
            info("REQUESTED"), info("direct_url.json"), info("RECORD.jws"), info("RECORD.p7s"));
  }

  @Test
  @DisplayName("keeps byte code that the wheel lists, and drops what it does not")
  void keepsListedByteCodeOnly() {
    demo.file("kept.pyc", "a").file("__pycache__/stray.cpython-27.pyc", "b").file("loose.txt", "c");
    demo.record(
        demo.recordLine("demo.py")
            + demo.recordLine("kept.pyc")
            + demo.recordLine(demo.info("METADATA"))
            + demo.recordLine(demo.info("WHEEL"))
            + demo.info("RECORD")
            + ",,\n");
    InstallPlan plan = install();
    assertThat(InstallTarget.contents(plan))
        .containsKeys(PURELIB + "kept.pyc", PURELIB + "loose.txt")
        .doesNotContainKey(PURELIB + "__pycache__/stray.cpython-27.pyc");
    assertThat(plan.warnings())
        .containsExactly(
            demo.filename()
                + " differs from its own RECORD: it does not list"
                + " __pycache__/stray.cpython-27.pyc (and 1 more)");
  }

  @Test
  @DisplayName("warns of a newer minor version of the format")
  void warnsOfNewerFormat() {
    demo.header("Wheel-Version: 1.1\nRoot-Is-Purelib: true\n");
    assertThat(install().warnings())
        .singleElement()
        .asString()
        .startsWith(demo.filename() + " has Wheel-Version 1.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"WHEEL", "METADATA", "RECORD"})
  @DisplayName("needs all its metadata files")
  void needsMetadata(String file) throws IOException {
    if (file.equals("RECORD")) {
      RawZip zip = new RawZip();
      zip.add(demo.info("WHEEL"), "Wheel-Version: 1.0\n");
      zip.add(demo.info("METADATA"), "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n");
      zip.writeTo(folder.resolve(demo.filename()));
    } else {
      demo.without(demo.info(file)).writeTo(folder);
    }
    WheelSource source =
        new WheelSource(
            folder.resolve(demo.filename()),
            WheelName.parse(demo.filename()),
            false,
            Optional.empty(),
            true);
    assertThatThrownBy(() -> target.install(source))
        .isInstanceOf(MalformedWheelException.class)
        .hasMessage(
            demo.filename() + " is not a valid wheel: it has no demo-1.0.dist-info/" + file);
  }

  @Test
  @DisplayName("needs exactly one dist-info at the top")
  void needsOneDistInfo() {
    demo.file("nested/other-1.0.dist-info/METADATA", "harmless");
    assertThat(install().files()).isNotEmpty();

    demo.file("other-1.0.dist-info/METADATA", "Name: other\n");
    assertThatThrownBy(this::install)
        .isInstanceOf(MalformedWheelException.class)
        .hasMessageEndingWith(
            "it has several .dist-info folders: demo-1.0.dist-info, other-1.0.dist-info");

    RawZip none = new RawZip();
    none.add("demo.py", "");
    Path file = none.writeTo(folder.resolve(demo.filename()));
    assertThatThrownBy(
            () ->
                target.install(
                    new WheelSource(
                        file, WheelName.parse(demo.filename()), false, Optional.empty(), true)))
        .isInstanceOf(MalformedWheelException.class)
        .hasMessageEndingWith("it has no .dist-info folder");
  }

  @ParameterizedTest
  @CsvSource({
    "demo-1.0-py3-none-any.whl,      Demo,      1.0,   true",
    "demo-1.0-py3-none-any.whl,      demo,      1.0.0, true",
    "zope.event-1.0-py3-none-any.whl,zope_event,1.0,   true",
    "my_pkg-1.0-py3-none-any.whl,    my-pkg,    1.0,   true",
    "demo-1.0+cern.1-py3-none-any.whl, demo,    1.0_cern.1, true",
    "demo-1.0-py3-none-any.whl,      demo,      2.0,   false",
    "demo-1.0-py3-none-any.whl,      evil,      1.0,   false",
  })
  @DisplayName("needs a dist-info named as its file is, whatever the spelling")
  void needsMatchingNames(String filename, String name, String version, boolean matches) {
    WheelName wheelName = WheelName.parse(filename);
    WheelRecipe recipe = new WheelRecipe(name, version);
    recipe.file(
        recipe.info("METADATA"),
        "Metadata-Version: 2.1\nName: %s\nVersion: %s\n"
            .formatted(wheelName.project(), wheelName.version()));
    Path file = recipe.zip().writeTo(folder.resolve(filename));
    WheelSource source = new WheelSource(file, wheelName, false, Optional.empty(), true);
    if (matches) {
      assertThat(target.install(source).files()).isNotEmpty();
    } else {
      assertThatThrownBy(() -> target.install(source))
          .isInstanceOf(WheelNameMismatchException.class)
          .hasMessage(
              "%s disagrees with its file name: the name of its metadata folder says %s-%s.dist-info"
                  .formatted(filename, name, version));
    }
  }

  @ParameterizedTest
  @CsvSource({"evil,1.0", "demo,2.0"})
  @DisplayName("needs metadata of the distribution its file name tells")
  void needsMatchingMetadata(String name, String version) {
    demo.file(
        demo.info("METADATA"),
        "Metadata-Version: 2.1\nName: %s\nVersion: %s\n".formatted(name, version));
    assertThatThrownBy(this::install)
        .isInstanceOf(WheelNameMismatchException.class)
        .hasMessageEndingWith("METADATA says %s %s", name, version)
        .extracting(e -> ((WheelNameMismatchException) e).found())
        .isEqualTo(name + " " + version);
  }

  @Test
  @DisplayName("says which of its texts cannot be read")
  void namesUnreadableText() {
    demo.file(demo.info("METADATA"), "Metadata-Version: 2.1\nVersion: 1.0\n");
    assertThatThrownBy(this::install)
        .isInstanceOf(MalformedWheelException.class)
        .hasMessageStartingWith(
            demo.filename() + " is not a valid wheel: its demo-1.0.dist-info/METADATA: ")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(RecordMismatchPolicy.class)
  @DisplayName("that differs from its RECORD fails or warns as the policy and its hash say")
  void judgesRecordMismatches(RecordMismatchPolicy policy) {
    demo.record(
        "demo.py,sha256=AAAA,6\n"
            + demo.recordLine(demo.info("METADATA"))
            + demo.recordLine(demo.info("WHEEL")));
    for (boolean vouched : List.of(true, false)) {
      WheelSource named = demo.source(folder);
      WheelSource source =
          new WheelSource(named.file(), named.name(), false, Optional.empty(), vouched);
      InstallOptions options = new InstallOptions(ConflictPolicy.FAIL, policy);
      String sentence =
          demo.filename() + " differs from its own RECORD: the hash of demo.py is another";
      boolean fails =
          policy == RecordMismatchPolicy.FAIL
              || (policy == RecordMismatchPolicy.FAIL_UNLESS_VOUCHED && !vouched);
      if (fails) {
        assertThatThrownBy(() -> target.install(options, source))
            .isInstanceOf(RecordMismatchException.class)
            .hasMessage(sentence)
            .extracting(e -> ((RecordMismatchException) e).mismatches())
            .isEqualTo(List.of("the hash of demo.py is another"));
      } else {
        InstallPlan plan = target.install(options, source);
        assertThat(plan.warnings()).containsExactly(sentence);
        assertThat(InstallTarget.text(plan, info("RECORD")))
            .contains("demo.py,sha256=" + WheelRecipe.sha256("x = 1\n".getBytes(UTF_8)) + ",6");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "demo.py,,6 | it has no hash of demo.py",
        "demo.py,md5=rL0Y20zC-Fzt72VPzMSk2A,6 | its hash of demo.py is of the weak or unknown kind 'md5'",
        "demo.py,sha256=TRUTH,7 | the size of demo.py is another",
        "demo.py,sha256=TRUTH= | ",
        "demo.py,sha512=TRUTH512,6 | ",
        "demo.py,sha512=AAAA,6 | the hash of demo.py is another",
        "demo.py,sha256=TRUTH,6;gone.py,sha256=AA,1 | it lists gone.py, which is not there",
        "demo.py,sha256=TRUTH,6;demo.py,sha256=AA,1 | it lists demo.py twice",
        "gone/,, | it does not list demo.py",
      },
      delimiter = '|')
  @DisplayName("is compared with its RECORD in every way")
  void findsMismatches(String line, String mismatch) {
    byte[] bytes = "x = 1\n".getBytes(UTF_8);
    String sha512 = FileFingerprint.hash(EntryContent.of(bytes), "SHA-512");
    String lines =
        line.replace("TRUTH512", sha512)
            .replace("TRUTH", WheelRecipe.sha256(bytes))
            .replace(';', '\n');
    demo.record(
        lines
            + "\n"
            + demo.recordLine(demo.info("METADATA"))
            + demo.recordLine(demo.info("WHEEL")));
    List<String> warnings = install().warnings();
    if (mismatch == null) {
      assertThat(warnings).isEmpty();
    } else {
      assertThat(warnings).singleElement().asString().contains(mismatch);
    }
  }

  @Test
  @DisplayName("notices damage even if RECORD was made to match")
  void noticesDamage() {
    RawZip zip = demo.zip();
    zip.add("extra.py", "abc").crc++;
    Path file = zip.writeTo(folder.resolve(demo.filename()));
    assertThatThrownBy(
            () ->
                target.install(
                    new WheelSource(
                        file, WheelName.parse(demo.filename()), false, Optional.empty(), true)))
        .isInstanceOf(DamagedMemberException.class)
        .hasMessageStartingWith(demo.filename() + " is damaged in its member extra.py");
  }
}
