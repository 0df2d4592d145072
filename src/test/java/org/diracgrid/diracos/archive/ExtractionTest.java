package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An edit shows in what extracting gives exactly as it was meant, and nowhere else: the same
 * program must leave the rest as it leaves the base alone.
 */
@DisplayName("Extracting an edited base")
class ExtractionTest {
  private static final String NOBODY = "65534";
  private static final String LONG = "diracos/" + "l".repeat(120);
  private static final String VERY_LONG =
      "diracos/" + "v".repeat(140) + "/" + "\u00e9\u4f60".repeat(30);

  /** As pip of old and dirac-install of v6r21 to v7r1 extract: each member, and then its mode. */
  private static final String PYTHON =
      """
      import os, sys, tarfile
      tarfile.TarFile.extraction_filter = staticmethod(lambda member, path: member)
      archive = tarfile.open(sys.argv[1], sys.argv[3])
      if sys.argv[4] == 'all':
          archive.extractall(sys.argv[2])
      else:
          for member in archive:
              archive.extract(member, sys.argv[2])
              path = os.path.join(sys.argv[2], member.name)
              if os.path.exists(path):
                  os.chmod(path, member.mode)
      """;

  /** What extracts, and what it makes of a new file's mode when it does not run as root. */
  private enum Extractor {
    GNU_TAR("tar --version | grep -q GNU || exit 127; exec tar -xzf \"$1\" -C \"$2\"", true),
    BSDTAR("exec bsdtar -xf \"$1\" -C \"$2\"", true),
    PYTHON_3("exec python3 -c \"$3\" \"$1\" \"$2\" 'r:*' all", false),
    PYTHON_3_STREAM("exec python3 -c \"$3\" \"$1\" \"$2\" 'r|gz' all", false),
    PYTHON_3_MEMBERS("exec python3 -c \"$3\" \"$1\" \"$2\" 'r:*' members", false),
    PYTHON_2_MEMBERS("exec python2.7 -c \"$3\" \"$1\" \"$2\" 'r:*' members", false);

    private final String script;
    private final boolean masks;

    Extractor(String script, boolean masks) {
      this.script = script;
      this.masks = masks;
    }

    /** Whether it cannot put a file into a folder of the base that its owner may not write to. */
    boolean memberByMember() {
      return this == PYTHON_3_MEMBERS || this == PYTHON_2_MEMBERS;
    }
  }

  /** Where the new entries come, which depends on the base and on them. */
  private enum Place {
    IN_FRONT,
    BEHIND
  }

  @TempDir Path folder;

  @BeforeEach
  void letOthersIn() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Whoever deletes the folder may not be root. */
  @AfterEach
  void unlock() throws Exception {
    ForeignProgram.run("chmod", "-R", "u+rwx", folder.toString());
  }

  static Stream<Arguments> extractions() {
    List<Arguments> all = new ArrayList<>();
    for (Extractor extractor : Extractor.values()) {
      for (boolean root : new boolean[] {true, false}) {
        for (String umask : List.of("022", "077", "002")) {
          for (Place place : Place.values()) {
            all.add(Arguments.of(extractor, root, umask, place));
          }
        }
      }
    }
    return all.stream();
  }

  private static RawTar base(Extractor extractor, Place place) {
    byte[] noise = new byte[150_000];
    new Random(1).nextBytes(noise);
    RawTar tar =
        new RawTar()
            .folder("diracos/", 0755)
            .file("diracos/.first", 0644, new String(noise, ISO_8859_1))
            .folder("diracos/locked/", 0555)
            .folder("diracos/empty/", 0711)
            .pax('x', RawTar.record("mtime", "1500000000.75"))
            .folder("diracos/shared/", 02775)
            .pax('x', RawTar.record("mtime", "1500000000.25"))
            .file("diracos/shared/read-only", 0444, "read me")
            .file("diracos/shared/program", 0755, "run me")
            .file("diracos/shared/setuid", 04755, "become me")
            .file("diracos/shared/group", 0664, "us")
            .hardLink("diracos/hard", "diracos/shared/setuid")
            .longLink("../diracos/shared/" + "../shared/".repeat(15) + "program")
            .symbolicLink("diracos/far", "cut")
            .symbolicLink("diracos/dangling", "nowhere/to be found")
            .file("diracos/gone", 0644, "gone")
            .hardLink("diracos/gone-too", "diracos/gone")
            .file(RawTar.utf8("diracos/n\u00e4m\u4f60"), 0600, "UTF-8")
            .file("diracos/l\u00e4tin", 0640, "no UTF-8")
            .longName(LONG)
            .file("cut", 0644, "GNU")
            .longName(LONG + "-gone")
            .file("cut", 0644, "GNU, gone");
    if (place == Place.IN_FRONT) {
      tar.pax('g', RawTar.record("comment", "for all"));
    }
    tar.pax(
            'x',
            RawTar.record("path", VERY_LONG.replaceFirst("/[^/]*$", "")),
            RawTar.record("mtime", "1400000000.5"))
        .folder("cut", 0750)
        .pax('x', RawTar.record("path", RawTar.utf8(VERY_LONG)))
        .file("cut", 0644, "PAX")
        .pax('x', RawTar.record("path", RawTar.utf8(VERY_LONG + "-gone")))
        .file("cut", 0644, "PAX, gone")
        .longName("diracos/" + "h".repeat(120))
        .longLink(LONG)
        .hardLink("cut", "cut");
    if (!extractor.memberByMember()) {
      tar.folder("diracos/sealed/", 0555).file("diracos/sealed/within", 0444, "sealed");
      sparse(tar);
    }
    return tar.file("diracos/replaced", 0644, "old")
        .file("diracos/stays", 0644, "linked")
        .hardLink("diracos/tool", "diracos/stays")
        .file("diracos/.last", 0644, new String(noise, ISO_8859_1));
  }

  private static void sparse(RawTar tar) {
    byte[] old = new byte[RawTar.BLOCK];
    RawTar.put(old, 0, "diracos/sparse-old");
    RawTar.put(old, 100, "0000644\0");
    RawTar.put(old, 108, "0001234\0");
    RawTar.put(old, 116, "0001234\0");
    RawTar.put(old, 124, "00000000003\0");
    RawTar.put(old, 136, "11111111111\0");
    RawTar.put(old, 156, "S");
    RawTar.put(old, 257, "ustar  \0");
    RawTar.put(old, 386, "00000100000\00000000000003\0");
    RawTar.put(old, 483, "00000100003\0");
    String map = "1\n32768\n3\n";
    tar.block(old)
        .content("abc")
        .pax(
            'x',
            RawTar.record("GNU.sparse.major", "1"),
            RawTar.record("GNU.sparse.minor", "0"),
            RawTar.record("GNU.sparse.name", "diracos/sparse-pax"),
            RawTar.record("GNU.sparse.realsize", "32771"))
        .header('0', "GNUSparseFile.0/pax", 0644, 515, "")
        .content(map + "\0".repeat(512 - map.length()) + "abc");
  }

  private static final List<NewFile> ADDITIONS =
      List.of(
          new NewFile("diracos/shared/new", 0644, content("beside others")),
          new NewFile("diracos/new/deep/" + "f".repeat(120), 0444, content("far")),
          new NewFile("diracos/new/n\udce4me", 0664, content("no UTF-8")),
          new NewFile(
              VERY_LONG.replaceFirst("/[^/]*$", "/new"),
              0640,
              content("in a folder of long name")));

  private static List<NewFile> additions(Place place) {
    List<NewFile> additions = new ArrayList<>(ADDITIONS);
    if (place == Place.IN_FRONT) {
      additions.add(new NewFile("diracos/locked/new", 0755, content("in a locked folder")));
    }
    return additions;
  }

  private static EntryContent content(String text) {
    return EntryContent.of(text.getBytes(ISO_8859_1));
  }

  private static final Set<String> REMOVALS =
      Set.of(
          "diracos/gone",
          "diracos/gone-too",
          "diracos/replaced",
          "diracos/tool",
          LONG + "-gone",
          VERY_LONG + "-gone");

  @ParameterizedTest(name = "with {0}, as root: {1}, umask {2}, additions {3}")
  @MethodSource("extractions")
  @DisplayName("gives the base's tree with the edit, and with every mode, link, time and owner")
  void extract(Extractor extractor, boolean root, String umask, Place place) throws Exception {
    boolean isRoot = ForeignProgram.run("id", "-u").strip().equals("0");
    assumeTrue(isRoot || !root, "only root can try what root gets");
    Path base = base(extractor, place).writeTo(folder.resolve("base.tar.gz"));
    WriterTrial trial = new WriterTrial(base, folder.resolve("new.tar.gz"));
    SortedMap<String, String> before = extracted(base, "base", extractor, root, isRoot, umask);

    List<NewFile> additions = additions(place);
    trial.write(additions, Set.of());
    assertThat(trial.result().paths().indexOf("diracos/shared/new"))
        .matches(at -> place == Place.BEHIND == at > trial.read.entries().size());
    assertSame(
        extracted(trial.target, "added", extractor, root, isRoot, umask),
        expected(before, additions, Set.of(), extractor, root, isRoot, umask));

    Files.delete(trial.target);
    List<NewFile> all = new ArrayList<>(additions);
    all.add(new NewFile("diracos/replaced", 0755, content("new")));
    all.add(new NewFile("diracos/tool", 0640, content("no link any more")));
    WrittenArchive written = trial.write(all, REMOVALS);
    assertThat(written.method())
        .isEqualTo("base bytes taken over, except around the entries left out");
    assertSame(
        extracted(trial.target, "edited", extractor, root, isRoot, umask),
        expected(before, all, REMOVALS, extractor, root, isRoot, umask));
  }

  /** Tells what differs, not two whole trees. */
  private static void assertSame(Map<String, String> tree, Map<String, String> expected) {
    List<String> differences = new ArrayList<>();
    expected.forEach(
        (path, line) -> {
          if (!line.equals(tree.get(path))) {
            differences.add("%s: %s instead of %s".formatted(path, tree.get(path), line));
          }
        });
    assertThat(differences).isEmpty();
    assertThat(tree.keySet()).isEqualTo(expected.keySet());
  }

  private SortedMap<String, String> extracted(
      Path archive, String name, Extractor extractor, boolean root, boolean isRoot, String umask)
      throws Exception {
    Path target = Files.createDirectory(folder.resolve(name));
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> command = new ArrayList<>();
    if (isRoot && !root) {
      command.addAll(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    command.addAll(
        List.of(
            "sh",
            "-c",
            "umask %s; %s".formatted(umask, extractor.script),
            "sh",
            archive.toString(),
            target.toString(),
            PYTHON));
    ForeignProgram.run(command.toArray(String[]::new));
    return ExtractedTree.of(target, !extractor.memberByMember());
  }

  private Map<String, String> expected(
      SortedMap<String, String> before,
      List<NewFile> additions,
      Set<String> removals,
      Extractor extractor,
      boolean root,
      boolean isRoot,
      String umask)
      throws Exception {
    SortedMap<String, String> tree = new TreeMap<>(before);
    removals.forEach(path -> assertThat(tree.remove(encoded(path))).as(path).isNotNull());
    String user = root ? "0" : isRoot ? NOBODY : ForeignProgram.run("id", "-u").strip();
    int mask = extractor.masks && !root ? ~Integer.parseInt(umask, 8) : ~0;
    Path sample = Files.createDirectories(folder.resolve("sample"));
    for (NewFile file : additions) {
      for (String parent : EntryPaths.parents(file.path())) {
        String time = extractor.memberByMember() ? "" : " at " + WriterTrial.NOW;
        tree.putIfAbsent(encoded(parent), "folder %o of %s%s".formatted(0755 & mask, user, time));
      }
      Path one = sample.resolve("one");
      try (var in = file.content().open()) {
        Files.write(one, in.readAllBytes());
      }
      String digest = ExtractedTree.of(sample, false).get("one").replaceFirst(".* ", "");
      tree.put(
          encoded(file.path()),
          "file %o of %s at %d %s".formatted(file.mode() & mask, user, WriterTrial.NOW, digest));
    }
    return tree;
  }

  private static String encoded(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte value : EntryName.encode(path)) {
      encoded.append(value < 0 ? "%%%02X".formatted(value & 0xff) : String.valueOf((char) value));
    }
    return encoded.toString();
  }
}
