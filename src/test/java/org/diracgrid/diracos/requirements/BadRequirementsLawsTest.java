package org.diracgrid.diracos.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferException;
import org.diracgrid.diracos.transfer.TransferListener;
import org.diracgrid.diracos.transfer.TransferSettings;

@Label("Reading requirements files of any content")
class BadRequirementsLawsTest {
  private static final String SHA256 = "0123456789abcdef".repeat(4);
  private static final List<String> NAMES = List.of("requirements.txt", "more.txt", "limits.txt");

  /** The blank and the broken ones must not disturb what is said of a line. */
  private static final Map<String, String> VARIABLES =
      Map.of("TOKEN", "s3cret", "NAME", "flask", "LINES", "a\nb", "BLANK", " ", "QUOTE", "'");

  private static final String[] WORDS = {
    " ",
    "\t",
    "\n",
    "\r",
    "\\\n",
    "\\",
    "'",
    "\"",
    "#",
    " #",
    ";",
    "; ",
    "@",
    " @ ",
    "[",
    "]",
    "(",
    ")",
    ",",
    "==",
    "~=",
    "=",
    "<",
    ".*",
    "..",
    "/",
    "//",
    "-",
    " --",
    " -e ",
    " -r ",
    " -c ",
    " -i",
    " --pre",
    " --no",
    " --hash=",
    ":",
    "${TOKEN}",
    "${NAME}",
    "${LINES}",
    "${BLANK}",
    "${QUOTE}",
    "${UNSET}",
    "${",
    "%",
    "%20",
    "%zz",
    "&",
    "?",
    "\u0000",
    "\u001b[2J",
    "\u0085",
    "\u00a0",
    "\u2028",
    "\ufeff",
    "\ud83d\ude00",
    "\ud800",
    "#egg=",
    "#subdirectory=",
    "https:",
    "https://",
    "file:",
    "file://",
    "git+",
    "ftp://",
    "[::1",
    "u:p@",
    " and ",
    "python_version",
    "'3'",
    ":all:",
    ".whl",
    ".zip",
    "((((((((",
    "1!",
    "rc1",
    "+l"
  };

  private static final List<String> LINES =
      List.of(
          "six",
          "Grid_Client[VOMS] >=7, <8 ; python_version<'3' --hash=sha256:" + SHA256,
          "a>=1,\\\n  <2 \\\n  --hash=sha256:" + SHA256 + " # why",
          "a==1 --hash=sha256:0123 --hash md5:00 --hash",
          "a===odd; os_name == 'posix' and (extra=='x' or '3' in python_version)",
          "a @ https://u:${TOKEN}@example.org/a-1-py3-none-any.whl#sha256=" + SHA256,
          "a @ file:///gone/a-1%2Bl-py3-none-any.whl ; os_name=='nt'",
          "https://example.org/a-1.tar.gz#egg=a[x]&subdirectory=s",
          "git+ssh://git@example.org/p.git@v1#egg=p",
          "-e git+https://${TOKEN}@example.org/p.git#egg=p",
          "-e ./project[x]",
          "./project",
          "wheels/a-1-py3-none-any.whl[x]; os_name=='nt'",
          "-r more.txt",
          "-c limits.txt",
          "-r requirements.txt",
          "-r gone.txt",
          "-r .",
          "-r file://elsewhere/r.txt",
          "-c limits.txt -r more.txt",
          "-i https://${TOKEN}@example.org/simple --extra-index-url 'https://e.example.org'",
          "--index-url",
          "-f wheels --find-links=https://example.org/l",
          "--no-index --no-binary :all: --only-binary=a,B_c,:none:",
          "--pre --prefer-binary --require-hashes",
          "--no-require-hashes",
          "--all-releases :all: --only-final a",
          "--trusted-host example.org --use-feature fast-deps",
          "a -C k=v --config-settings='k=w x'",
          "a==${NAME}${BLANK} # ${TOKEN}",
          "--unknown=${TOKEN}",
          "<!doctype html>");

  private Path folder;
  private Transfer transfer;

  @BeforeProperty
  void open() throws IOException {
    folder = Files.createTempDirectory("requirements");
    Files.createDirectories(folder.resolve("project"));
    transfer =
        new Transfer(
            new TransferSettings(
                folder.resolve("cache"), true, Duration.ofSeconds(5), Duration.ofSeconds(5), 0),
            TransferListener.SILENT);
  }

  @AfterProperty
  void close() throws IOException {
    transfer.close();
    for (String name : NAMES) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder.resolve("project"));
    Files.delete(folder);
  }

  @Provide
  Arbitrary<byte[]> contents() {
    Arbitrary<String> lines = Mutation.mutated(Arbitraries.of(LINES), Mutation.any(WORDS));
    Arbitrary<String> text =
        lines.list().ofMaxSize(5).flatMap(all -> ends().map(end -> String.join(end, all)));
    return Arbitraries.frequencyOf(
        Tuple.of(8, text.map(it -> it.getBytes(StandardCharsets.UTF_8))),
        Tuple.of(3, Combinators.combine(text, codings(), charsets()).as(this::coded)),
        Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(60)));
  }

  private static Arbitrary<String> ends() {
    return Arbitraries.of("\n", "\r\n", "\r", "\u2028");
  }

  private static Arbitrary<String> codings() {
    return Arbitraries.of(
        "",
        "\ufeff",
        "# coding: latin-1\n",
        "#\n# coding=utf_8\n",
        "# coding:klingon\n",
        "#coding=:\n");
  }

  private static Arbitrary<Charset> charsets() {
    return Arbitraries.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "ISO-8859-1")
        .map(Charset::forName);
  }

  private byte[] coded(String text, String coding, Charset charset) {
    return (coding + text + "\u00e9").getBytes(charset);
  }

  @Property(tries = 300)
  @Label("succeeds, or says in one sentence without secrets at which line and column what is wrong")
  void sentences(
      @ForAll("contents") byte[] requirements,
      @ForAll("contents") byte[] more,
      @ForAll("contents") byte[] limits)
      throws IOException {
    Map<String, byte[]> files =
        Map.of(NAMES.get(0), requirements, NAMES.get(1), more, NAMES.get(2), limits);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    try {
      RequirementSet set =
          new RequirementsReader(transfer, VARIABLES)
              .read(
                  List.of(folder.resolve(NAMES.get(0)).toUri()),
                  List.of(),
                  IndexSettings.DEFAULT,
                  folder);
      set.warnings().forEach(BadRequirementsLawsTest::assertOneSentence);
      set.entries().forEach(entry -> assertWithin(files, entry.origin()));
    } catch (RequirementsException e) {
      // The name of a file is shown as it is, wherever it came from.
      assertOneSentence(
          e instanceof MissingRequirementsFileException
              ? e.getMessage().replace("s3cret", "name")
              : e.getMessage());
      Origin origin = e.origin().orElseThrow();
      assertThat(e.getMessage()).startsWith(origin + ": ");
      assertWithin(files, origin);
    } catch (TransferException e) {
      assertThat(e.uri().getScheme()).as("what a server says").startsWith("http");
    }
  }

  private static void assertOneSentence(String text) {
    assertThat(text)
        .isNotBlank()
        .doesNotContain("s3cret")
        .doesNotContainPattern("[\\p{Cc}&&[^\t]]");
  }

  private static void assertWithin(Map<String, byte[]> files, Origin origin) {
    assertThat(files).containsKey(origin.source());
    byte[] bytes = files.get(origin.source());
    assertThat(origin.line()).isPositive();
    assertThat(origin.column()).isPositive();
    try {
      List<String> lines = LogicalLines.physical(TextDecoding.decode(bytes));
      assertThat(origin.line()).isLessThanOrEqualTo(lines.size());
      assertThat(origin.column()).isLessThanOrEqualTo(lines.get(origin.line() - 1).length() + 1);
    } catch (UndecodableTextException e) {
      assertThat(e.in(origin.source())).isEqualTo(origin);
      assertThat(origin.line() + origin.column()).isLessThanOrEqualTo(bytes.length + 2);
    }
  }
}
