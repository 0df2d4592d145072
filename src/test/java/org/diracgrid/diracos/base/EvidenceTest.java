package org.diracgrid.diracos.base;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The evidence about a base's platform")
class EvidenceTest {
  private static final BasePython PYTHON =
      new BasePython("diracos/usr", "diracos/usr/bin/python2.7", 2, 7);

  @ParameterizedTest(name = "{0} in byte order {1} is {2}")
  @CsvSource({
    "62, 1, x86_64",
    "183, 1, aarch64",
    "21, 1, ppc64le",
    "21, 2, ppc64",
    "22, 2, s390x",
    "3, 1, i686",
    "243, 1, riscv64",
  })
  @DisplayName("names the machine as Python does")
  void machines(int machine, int byteOrder, String name) throws IOException {
    assertThat(binary("lib", elf(machine, byteOrder)))
        .containsExactly(new Clue(Clue.Kind.MACHINE, "lib", name));
  }

  @Test
  @DisplayName("says nothing of an unknown machine, and of what is no program")
  void unknownMachine() throws IOException {
    assertThat(binary("lib", elf(9999, 1))).isEmpty();
    assertThat(binary("lib", "#!/bin/sh\nexec python GLIBC_2.34\n")).isEmpty();
    assertThat(binary("lib", "")).isEmpty();
  }

  @Test
  @DisplayName("takes the machine from the name of the build's variables if no program tells it")
  void namedMachine() throws IOException {
    String path = "diracos/usr/lib/python3.11/_sysconfigdata__linux_aarch64-linux-gnu.py";
    ClueCollector collector = new ClueCollector();
    collector.visit(
        new ArchiveEntry(path, EntryType.FILE, 0644, 0, "", 0), InputStream.nullInputStream());
    BasePython python = new BasePython("diracos/usr", "diracos/usr/bin/python3.11", 3, 11);
    assertThat(collector.clues())
        .containsExactly(new Clue(Clue.Kind.NAMED_MACHINE, path, "aarch64"));
    assertThat(collector.clues().get(0).of(python)).isTrue();
  }

  @Test
  @DisplayName("recognizes programs for macOS")
  void macOs() throws IOException {
    assertThat(binary("python", "\u00cf\u00fa\u00ed\u00fe" + "\0".repeat(200)))
        .containsExactly(new Clue(Clue.Kind.FOREIGN_FORMAT, "python", "Mach-O"));
  }

  @Test
  @DisplayName("takes the newest C library needed, by number, wherever it is named")
  void neededGlibc() throws IOException {
    // The longest distance puts a name over the edge of every window of the reader.
    for (int distance : List.of(0, 1000, 65_460, 65_470, 65_530, 65_536, 200_000)) {
      String content =
          elf(62, 1) + "\0GLIBC_2.9\0GLIBC_2.2.5\0" + ".".repeat(distance) + "\0GLIBC_2.17\0";
      assertThat(binary("lib", content))
          .as("distance %d", distance)
          .contains(new Clue(Clue.Kind.GLIBC_NEEDED, "lib", "17"));
    }
  }

  @Test
  @DisplayName("does not take the needs of other libraries for those of the C library")
  void otherNeeds() throws IOException {
    assertThat(binary("lib", elf(62, 1) + "\0GLIBCXX_3.4.30\0GLIBC_PRIVATE\0GLIBC_ABI_DT_RELR\0"))
        .extracting(Clue::kind)
        .containsExactly(Clue.Kind.MACHINE);
  }

  @Test
  @DisplayName("reads Python's version where it stands alone or ends another text")
  void versionInBinary() throws IOException {
    assertThat(version("\0002.7.13\0")).contains("2.7.13");
    assertThat(version("\0/opt/pythons/2.7.18\0")).contains("2.7.18");
    assertThat(version("\0002.7.18+\0")).contains("2.7.18");
    assertThat(version("\0expat 12.7.1\0")).isEmpty();
    assertThat(version("\0002.7.1.4\0")).isEmpty();
    assertThat(version("\0003.6.8\0")).isEmpty();
  }

  @Test
  @DisplayName("reads the version of a C library that the base ships")
  void shippedGlibc() throws IOException {
    assertThat(
            binary(
                "diracos/lib64/libc.so.6",
                elf(62, 1)
                    + "\0GNU C Library (Debian GLIBC) stable release version 2.12, by many.\0"))
        .contains(new Clue(Clue.Kind.GLIBC_SHIPPED, "diracos/lib64/libc.so.6", "12"));
    ClueCollector byName = new ClueCollector();
    byName.visit(entry("diracos/lib64/libc-2.12.so"), new ByteArrayInputStream(new byte[0]));
    byName.visit(entry("diracos/opt/lib/libc-2.36.so"), new ByteArrayInputStream(new byte[0]));
    assertThat(byName.clues()).extracting(Clue::value).containsExactly("12");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "bash-4.1.2-48.el6.x86_64.rpm, 12",
    "glibc-2.12-1.212.el6.x86_64.rpm, 12",
    "glibc-2.17-326.el7_9.x86_64.rpm, 17",
    "bash-4.2-35.el7_9.x86_64.rpm, 17",
    "bash-4.4-4.el8.x86_64.rpm, 28",
    "bash-5.1-6.el9.x86_64.rpm, 34",
  })
  @DisplayName("knows by an RPM which C library its distribution has")
  void rpms(String rpm, int minor) {
    assertThat(DiracosVersions.parse("DIRACOS v1 today\n\n" + rpm + "\n"))
        .isEqualTo(new DiracosVersions(Optional.of("v1"), OptionalInt.of(minor)));
  }

  @Test
  @DisplayName("takes of a mixed list of RPMs the oldest, and nothing from other lines")
  void mixedRpms() {
    assertThat(
            DiracosVersions.parse("DIRACOS v1 x\na-1-1.el7.x86_64.rpm\nb-1-1.el6.noarch.rpm\n")
                .glibcMinor())
        .hasValue(12);
    assertThat(DiracosVersions.parse("something else\nsix==1.el6\n"))
        .isEqualTo(DiracosVersions.NONE);
    assertThat(DiracosVersions.parse("")).isEqualTo(DiracosVersions.NONE);
    assertThat(DiracosVersions.parseVersion("no version\nbut text"))
        .isEqualTo(DiracosVersions.NONE);
  }

  @Test
  @DisplayName("never claims a newer C library than the base was built for")
  void builtForBeforeNeeded() {
    DiracosVersions el6 = new DiracosVersions(Optional.empty(), OptionalInt.of(12));
    Clue shipped = new Clue(Clue.Kind.GLIBC_SHIPPED, "diracos/lib64/libc-2.17.so", "17");
    Clue needed = new Clue(Clue.Kind.GLIBC_NEEDED, PYTHON.executable(), "35");

    assertThat(glibc(el6, needed)).isEqualTo("2.12");
    assertThat(glibc(el6, shipped)).isEqualTo("2.12");
    assertThat(glibc(DiracosVersions.NONE, shipped, needed)).isEqualTo("2.17");
    assertThat(glibc(DiracosVersions.NONE, needed)).isEqualTo("2.35");
  }

  @Test
  @DisplayName("counts only what the base's own Python needs, and never less than EL6 has")
  void ownNeeds() {
    Clue little = new Clue(Clue.Kind.GLIBC_NEEDED, PYTHON.executable(), "4");
    Clue other = new Clue(Clue.Kind.GLIBC_NEEDED, "diracos/usr/bin/python3.6", "28");

    assertThat(glibc(DiracosVersions.NONE, little, other)).isEqualTo("2.12");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "diracos/usr/bin/python2.7, true",
    "diracos/usr/lib64/libpython2.7.so.1.0, true",
    "diracos/usr/include/python2.7/patchlevel.h, true",
    "diracos/usr/lib64/python2.7/lib-dynload/math.so, true",
    "diracos/usr/lib64/libpython2.71.so, false",
    "diracos/usr/bin/python3.6, false",
    "diracos/opt/include/python2.7/patchlevel.h, false",
    "diracos/usr/opt/include/python2.7/patchlevel.h, false",
  })
  @DisplayName("belongs to the Python whose place it has")
  void belongs(String path, boolean belongs) {
    assertThat(new Clue(Clue.Kind.MACHINE, path, "x86_64").of(PYTHON)).isEqualTo(belongs);
  }

  private static String glibc(DiracosVersions versions, Clue... clues) {
    List<String> warnings = new ArrayList<>();
    String glibc = GlibcDetection.of(versions, List.of(clues), PYTHON, warnings::add);
    assertThat(warnings).isEmpty();
    return glibc;
  }

  private static Optional<String> version(String text) throws IOException {
    return binary("diracos/usr/bin/python2.7", elf(62, 1) + text).stream()
        .filter(clue -> clue.kind() == Clue.Kind.BINARY_VERSION)
        .map(Clue::value)
        .findFirst();
  }

  private static List<Clue> binary(String path, String content) throws IOException {
    List<Clue> clues = new ArrayList<>();
    BinaryClues.read(
        path,
        Optional.of("2.7"),
        new ByteArrayInputStream(content.getBytes(ISO_8859_1)),
        clues::add);
    return clues;
  }

  private static String elf(int machine, int byteOrder) {
    char low = (char) (machine & 0xff);
    char high = (char) (machine >> 8);
    return "\u007fELF\u0002"
        + (char) byteOrder
        + "\0".repeat(12)
        + (byteOrder == 1 ? "" + low + high : "" + high + low)
        + "\0".repeat(44);
  }

  private static ArchiveEntry entry(String path) {
    return new ArchiveEntry(path, EntryType.FILE, 0755, 0, "", 0);
  }
}
