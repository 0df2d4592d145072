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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any lock")
class LockLawsTest {
  /** Jackson 2.22 misreads TOML's integers of 19 digits, which no file is large enough for. */
  private static final long LARGEST = 999_999_999_999_999_999L;

  private static final List<Marker> MARKERS =
      List.of(
          Marker.parse("python_version < '3'"),
          Marker.parse("sys_platform == 'linux2' and (os_name == \"o's\" or extra == 'x')"));

  private static final List<SpecifierSet> PYTHONS =
      List.of(SpecifierSet.parse(">=2.7,!=3.0.*"), SpecifierSet.parse("==2.7.*"));

  /** Everything that a file may hold, line ends and control characters among it. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().excludeChars(surrogates()).ofMaxLength(12),
        Arbitraries.of("\"'\\", "'", "\\", "\n\t\0\u007f", "#é☃"));
  }

  private static char[] surrogates() {
    char[] found = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
    for (int i = 0; i < found.length; i++) {
      found[i] = (char) (Character.MIN_SURROGATE + i);
    }
    return found;
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(6);
  }

  private static Arbitrary<Version> versions() {
    return Arbitraries.of("0", "1.0", "2!1.2.3", "1.0rc1", "1.0.post2+local.1").map(Version::parse);
  }

  private static Arbitrary<String> paths() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .excludeChars('/')
        .ofMinLength(1)
        .ofMaxLength(8)
        .map(folder -> "../" + folder + "x/");
  }

  private static Arbitrary<LockedFile> files(String filename, boolean direct) {
    // Only what is direct may lie in a folder of an archive.
    Arbitrary<String> folders = Arbitraries.of("python", "a b/\"c\"");
    return Combinators.combine(
            paths(),
            Arbitraries.of(true, false),
            direct ? folders.optional() : Arbitraries.just(Optional.<String>empty()),
            Arbitraries.longs().between(0, LARGEST).optional(),
            times().optional(),
            Arbitraries.of("0123456789abcdef".split("")).list().ofSize(64))
        .as(
            (folder, local, subdirectory, size, time, digits) ->
                new LockedFile(
                    filename,
                    local
                        ? Optional.empty()
                        : Optional.of(URI.create("https://h.example/a%20b/" + filename)),
                    local ? Optional.of(folder + filename) : Optional.empty(),
                    subdirectory,
                    size.map(OptionalLong::of).orElse(OptionalLong.empty()),
                    time,
                    List.of(new Checksum(DigestAlgorithm.SHA256, String.join("", digits)))));
  }

  private static Arbitrary<Instant> times() {
    return Arbitraries.longs()
        .between(0, 4_000_000_000L)
        .flatMap(
            seconds ->
                Arbitraries.integers()
                    .between(0, 999_999_999)
                    .map(nanos -> Instant.ofEpochSecond(seconds, nanos)));
  }

  private static Arbitrary<LockedPackage> packages() {
    return Combinators.combine(names(), versions(), Arbitraries.of(true, false))
        .as(Tuple::of)
        .flatMap(
            it ->
                packages(
                    it.get1(),
                    it.get2(),
                    it.get3(),
                    "%s-%s-py2.py3-none-any.whl".formatted(it.get1(), it.get2())));
  }

  private static Arbitrary<LockedPackage> packages(
      String name, Version version, boolean direct, String filename) {
    return Combinators.combine(
            Arbitraries.of(MARKERS).optional(),
            Arbitraries.of(PYTHONS).optional(),
            names().map(ProjectName::of).list().ofMaxSize(3),
            Arbitraries.of(URI.create("https://i.example/simple")).optional(),
            files(filename, direct))
        .as(
            (marker, python, needs, index, file) ->
                new LockedPackage(
                    ProjectName.of(name),
                    Optional.of(version),
                    marker,
                    python,
                    needs,
                    direct ? Optional.empty() : index,
                    direct,
                    List.of(file)));
  }

  private static Arbitrary<LockInputs> inputs() {
    Arbitrary<LockedLine> lines =
        Combinators.combine(texts(), Arbitraries.integers().between(1, 99_999), texts())
            .as(LockedLine::new);
    Arbitrary<Map<ProjectName, Version>> base =
        Arbitraries.maps(names().map(ProjectName::of), versions()).ofMaxSize(3);
    Arbitrary<LockedTarget> targets =
        Combinators.combine(texts(), texts(), texts(), texts(), texts().list().ofMaxSize(2))
            .as(LockedTarget::new);
    return Combinators.combine(
            lines.list().ofMaxSize(3),
            lines.list().ofMaxSize(3),
            texts().list().ofMaxSize(2),
            base,
            targets)
        .as(
            (requirements, constraints, options, installed, target) ->
                new LockInputs(
                    requirements, constraints, options, new TreeMap<>(installed), target));
  }

  @Provide
  Arbitrary<LockFile> locks() {
    return Combinators.combine(
            Arbitraries.of(MARKERS).list().ofMaxSize(2),
            Arbitraries.of(PYTHONS).optional(),
            texts(),
            packages().list().ofMaxSize(4),
            inputs().optional())
        .as(LockFile::new);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  @Label("reads back as it was printed, and prints the same again")
  void readsBack(@ForAll("locks") LockFile lock) {
    byte[] printed = new LockPrinter().print(lock);

    LockFile read =
        new LockReader(
                SampleLock.PLACE,
                warning -> {
                  throw new AssertionError(warning);
                })
            .read(printed);

    assertThat(new String(new LockPrinter().print(read), UTF_8))
        .isEqualTo(new String(printed, UTF_8))
        .endsWith("\n")
        .doesNotContain("\r");
    assertThat(read).isEqualTo(lock);
  }
}
