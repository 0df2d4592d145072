package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.diracgrid.diracos.archive.ArchiveEdit;
import org.diracgrid.diracos.archive.ArchiveWriter;
import org.diracgrid.diracos.archive.BaseChangedException;
import org.diracgrid.diracos.base.InstalledDistribution.Format;
import org.diracgrid.diracos.fixture.SampleBase;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.python.Version;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The inventory of a base")
class InventoryReaderTest {
  private static final String NOARCH = "diracos/usr/lib/python2.7/site-packages/";
  private static final String LIB64 = "diracos/usr/lib64/python2.7/site-packages/";
  private static final String CONDA = "diracos/lib/python3.11/";

  /** The start of an ELF header for x86_64 and room up to its end. */
  private static final String ELF =
      "\u007fELF\u0002\u0001\u0001" + "\0".repeat(11) + ">\0" + "\0".repeat(44);

  @TempDir private Path folder;

  @Nested
  @DisplayName("of DIRACOS v1")
  class DiracosV1 {
    @Test
    @DisplayName("tells Python 2.7 with wide characters, EL6's C library and Fedora's scheme")
    void target() {
      BaseInventory inventory = read(new SampleBase("v1r27").distribution("six", "1.12.0"));

      TargetEnvironment target = inventory.target();
      assertThat(target.python()).isEqualTo(Version.parse("2.7.13"));
      assertThat(target.glibc()).isEqualTo("2.12");
      assertThat(target.machine()).isEqualTo("x86_64");
      assertThat(target.tags().inOrder().get(0)).hasToString("cp27-cp27mu-manylinux_2_12_x86_64");
      assertThat(target.markers().variables())
          .containsEntry("python_full_version", "2.7.13")
          .containsEntry("sys_platform", "linux2");
      assertThat(target.scheme().platlib() + "/").isEqualTo(LIB64);
      assertThat(target.scheme().purelib() + "/").isEqualTo(NOARCH);
      assertThat(inventory.version()).contains("v1r27");
      assertThat(inventory.warnings()).isEmpty();
      assertThat(inventory.tree().entry("diracos/var/empty")).isPresent();
    }

    @Test
    @DisplayName("reads every way in which a distribution may be installed")
    void formats() {
      BaseInventory inventory =
          read(
              new SampleBase("v1")
                  .distribution("Flask", "1.1.4", "Werkzeug<2.0,>=0.15", "dotenv; extra == 'env'")
                  .file(LIB64 + "M2Crypto.egg-info", 0644, metadata("M2Crypto", "0.36"))
                  .file(LIB64 + "suds-0.4-py2.7.egg-info/PKG-INFO", 0644, metadata("suds", "0.4"))
                  .file(
                      LIB64 + "suds-0.4-py2.7.egg-info/requires.txt",
                      0644,
                      "six>=1\n\n[doc]\nsphinx\n")
                  .file(NOARCH + "old-1-py2.7.egg/EGG-INFO/PKG-INFO", 0644, metadata("old", "1"))
                  .file("diracos/src/dev/dev.egg-info/PKG-INFO", 0644, metadata("dev", "3"))
                  .file(NOARCH + "dev.egg-link", 0644, "/build/here/diracos/src/dev\n.\n"));

      assertThat(inventory.distributions())
          .extracting(
              d -> d.name().normalized(),
              d -> d.version().toString(),
              InstalledDistribution::format,
              InstalledDistribution::metadataPath)
          .containsExactly(
              tuple("dev", "3", Format.EGG_LINK, NOARCH + "dev.egg-link"),
              tuple("flask", "1.1.4", Format.DIST_INFO, NOARCH + "Flask-1.1.4.dist-info"),
              tuple("m2crypto", "0.36", Format.EGG_INFO_FILE, LIB64 + "M2Crypto.egg-info"),
              tuple("old", "1", Format.EGG_INFO_FOLDER, NOARCH + "old-1-py2.7.egg/EGG-INFO"),
              tuple("suds", "0.4", Format.EGG_INFO_FOLDER, LIB64 + "suds-0.4-py2.7.egg-info"));
      assertThat(inventory.distributions().get(1).requires())
          .containsExactly(
              Requirement.parse("Werkzeug<2.0,>=0.15"),
              Requirement.parse("dotenv; extra == 'env'"));
      assertThat(inventory.distributions().get(4).requires())
          .containsExactly(
              Requirement.parse("six>=1"), Requirement.parse("sphinx; extra == 'doc'"));
      assertThat(inventory.distributions().get(1).writtenName()).isEqualTo("Flask");
      assertThat(inventory.warnings()).isEmpty();
    }

    @Test
    @DisplayName("counts of one project in both folders the one that Python imports")
    void lib64First() {
      BaseInventory inventory =
          read(
              new SampleBase("v1")
                  .distribution("six", "1.12.0")
                  .file(LIB64 + "six-1.9.0-py2.7.egg-info", 0644, metadata("six", "1.9.0")));

      assertThat(inventory.distributions())
          .extracting(InstalledDistribution::version)
          .containsExactly(Version.parse("1.9.0"));
      assertThat(inventory.warnings()).isEmpty();
    }

    @Test
    @DisplayName("counts of one project twice in one folder what pip wrote, and says so")
    void twiceInOneFolder() {
      BaseInventory inventory =
          read(
              new SampleBase("v1")
                  .distribution("six", "1.12.0")
                  .file(NOARCH + "six-1.14.0-py2.7.egg-info", 0644, metadata("six", "1.14.0")));

      assertThat(inventory.distributions())
          .extracting(InstalledDistribution::version)
          .containsExactly(Version.parse("1.12.0"));
      assertThat(inventory.warnings())
          .containsExactly(
              "the base describes six twice, by %ssix-1.12.0.dist-info and %s; the first counts"
                  .formatted(NOARCH, NOARCH + "six-1.14.0-py2.7.egg-info"));
    }

    @Test
    @DisplayName("survives metadata that cannot be read, and says so once")
    void brokenMetadata() {
      BaseInventory inventory =
          read(
              new SampleBase("v1")
                  .distribution("six", "1.12.0")
                  .file(NOARCH + "bad.egg-info", 0644, "Metadata-Version: 1.0\nName: bad\n")
                  .file(NOARCH + "gone.egg-link", 0644, "/home/somebody/gone\n"));

      assertThat(inventory.distributions()).hasSize(1);
      assertThat(inventory.warnings())
          .hasSize(2)
          .anyMatch(w -> w.startsWith(NOARCH + "bad.egg-info of the base cannot be read"))
          .anyMatch(w -> w.contains("leads to '/home/somebody/gone', where nothing is installed"));
    }

    @Test
    @DisplayName("ignores what lies beside the folders that Python looks into")
    void strayMetadata() {
      BaseInventory inventory =
          read(
              new SampleBase("v1")
                  .file("diracos/opt/x-1.dist-info/METADATA", 0644, metadata("x", "1"))
                  .file(NOARCH + "pip/_vendor/y-1.dist-info/METADATA", 0644, metadata("y", "1"))
                  .file(
                      "diracos/usr/lib64/python2.7/lib-dynload/Python-2.7.13-py2.7.egg-info",
                      0644,
                      "junk"));

      assertThat(inventory.distributions()).isEmpty();
      assertThat(inventory.warnings()).isEmpty();
    }

    @Test
    @DisplayName("tells a Python of narrow characters by its header, and by its symbols")
    void narrowPython() {
      SampleBase byHeader =
          new SampleBase("v1")
              .file("diracos/usr/bin/python2.7", 0755, ELF)
              .file(
                  "diracos/usr/include/python2.7/pyconfig-64.h", 0644, "#define Py_UNICODE_SIZE 2");
      SampleBase bySymbols =
          new SampleBase("v1")
              .file("diracos/usr/bin/python2.7", 0755, ELF + "\0PyUnicodeUCS2_AsUTF8String\0");

      assertThat(read(byHeader).target().tags().inOrder().get(0).abi()).isEqualTo("cp27m");
      assertThat(read(bySymbols).target().tags().inOrder().get(0).abi()).isEqualTo("cp27m");
    }

    @Test
    @DisplayName("tells a patch level by the binary without headers, else assumes the lowest")
    void patchLevel() {
      SampleBase headless = new SampleBase("v1").without("diracos/usr/include");
      SampleBase mute =
          new SampleBase("v1")
              .without("diracos/usr/include")
              .file("diracos/usr/bin/python2.7", 0755, ELF);

      assertThat(read(headless).target().python()).hasToString("2.7.13");
      BaseInventory guessed = read(mute);
      assertThat(guessed.target().python()).hasToString("2.7.0");
      assertThat(guessed.warnings())
          .containsExactly(
              "the patch level of the base's Python 2.7 is not to be found; .0 is assumed");
    }

    @Test
    @DisplayName("warns of links that lead to the host")
    void absoluteLinks() {
      SampleBase one = new SampleBase("v1").link("diracos/etc/print", "/usr/bin/lp");
      assertThat(read(one).warnings())
          .containsExactly(
              "the base's link diracos/etc/print leads to an absolute place, /usr/bin/lp");
      assertThat(read(one.link("diracos/etc/scan", "/usr/bin/scan")).warnings())
          .containsExactly(
              "2 of the base's links lead to absolute places, e.g. diracos/etc/print to /usr/bin/lp");
    }
  }

  @Nested
  @DisplayName("of a conda prefix")
  class Conda {
    @Test
    @DisplayName("tells Python 3, its ABI, what C library it needs and its version of DIRACOS")
    void target() {
      BaseInventory inventory = read(conda());

      TargetEnvironment target = inventory.target();
      assertThat(target.python()).hasToString("3.11.7");
      assertThat(target.glibc()).isEqualTo("2.28");
      assertThat(target.tags().inOrder().get(0)).hasToString("cp311-cp311-manylinux_2_28_x86_64");
      assertThat(target.scheme().platlib()).isEqualTo(CONDA + "site-packages");
      assertThat(target.scheme().data()).isEqualTo("diracos");
      assertThat(inventory.version()).contains("2.41");
      assertThat(inventory.distributions())
          .extracting(d -> d.name().normalized())
          .containsExactly("numpy");
      assertThat(inventory.warnings()).isEmpty();
    }

    @Test
    @DisplayName("keeps the ABI flag of an older Python 3")
    void flaggedAbi() {
      SampleBase base =
          bare()
              .file("diracos/bin/python3.6", 0755, ELF)
              .file("diracos/conda-meta/python-3.6.15-hb7a2778_0.json", 0644, "{}")
              .file(
                  "diracos/lib/python3.6/_sysconfigdata_x.py",
                  0644,
                  "{'SOABI': 'cpython-36m-x86_64-linux-gnu'}");

      TargetEnvironment target = read(base).target();

      assertThat(target.python()).hasToString("3.6.15");
      assertThat(target.tags().inOrder().get(0).abi()).isEqualTo("cp36m");
    }

    @Test
    @DisplayName("assumes the oldest C library and the common machine when nothing tells")
    void nothingTells() {
      SampleBase base =
          bare()
              .file("diracos/bin/python3.11", 0755, "#!/bin/sh\n")
              .file(
                  "diracos/include/python3.11/patchlevel.h",
                  0644,
                  "#define PY_VERSION \"3.11.2+\"\n");

      BaseInventory inventory = read(base);

      assertThat(inventory.target().python()).hasToString("3.11.2");
      assertThat(inventory.target().glibc()).isEqualTo("2.17");
      assertThat(inventory.target().machine()).isEqualTo("x86_64");
      assertThat(inventory.warnings())
          .containsExactly(
              "nothing in the base tells which C library it is made for; glibc 2.17 is assumed",
              "nothing in the base tells which machine it is for; x86_64 is assumed");
    }

    private SampleBase conda() {
      return bare()
          .file("diracos/.diracos_version", 0644, "2.41\n")
          .file("diracos/bin/python3.11", 0755, ELF + "\0GLIBC_2.17\0GLIBC_2.28\0" + "3.11.7\0")
          .link("diracos/bin/python", "python3.11")
          .file(CONDA + "lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", 0755, ELF)
          .file(
              CONDA + "site-packages/numpy-1.26.4.dist-info/METADATA",
              0644,
              metadata("numpy", "1.26.4"));
    }
  }

  @Nested
  @DisplayName("is refused")
  class Refused {
    @Test
    @DisplayName("for an archive with another top folder, which is named")
    void otherTop() {
      SampleBase base = new SampleBase("x").without("diracos").file("linux-6.1/README", 0644, "hi");

      assertThatExceptionOfType(NotADiracosException.class)
          .isThrownBy(() -> read(base))
          .withMessageContaining("is not a DIRACOS: its top folder should be diracos")
          .withMessageContaining("linux-6.1");
    }

    @Test
    @DisplayName("for an empty archive")
    void empty() {
      assertThatExceptionOfType(NotADiracosException.class)
          .isThrownBy(() -> read(new SampleBase("x").without("diracos")))
          .withMessageContaining("it is empty");
    }

    @Test
    @DisplayName("for a DIRACOS without a Python")
    void noPython() {
      assertThatExceptionOfType(NotADiracosException.class)
          .isThrownBy(() -> read(new SampleBase("x").without("diracos/usr/bin")))
          .withMessageContaining("it has no Python in diracos/usr/bin or diracos/bin");
    }

    @Test
    @DisplayName("for a Python that is not for Linux")
    void windows() {
      SampleBase base =
          new SampleBase("x").file("diracos/usr/bin/python2.7", 0755, "MZ" + "\0".repeat(100));

      assertThatExceptionOfType(NotADiracosException.class)
          .isThrownBy(() -> read(base))
          .withMessageContaining("is a Windows program");
    }
  }

  @Nested
  @DisplayName("is kept in the cache")
  class Cached {
    @Test
    @DisplayName("and is the same when it comes from there, though nobody reads the base again")
    void same() throws IOException {
      SampleBase sample =
          new SampleBase("v1r27")
              .distribution("Flask", "1.1.4", "Werkzeug<2.0,>=0.15", "dotenv; extra == 'env'")
              .distribution("six", "1.12.0")
              .file(LIB64 + "six-1.9.0-py2.7.egg-info", 0644, metadata("six", "1.9.0"))
              .link("diracos/etc/print", "/usr/bin/lp")
              .file("diracos/usr/share/\u4f60\u597d", 0644, "wide name");
      LocatedBase base = located(sample.writeTo(folder));
      BaseInventory taken = reader().read(base, n -> {});
      Files.delete(base.file());

      BaseInventory kept = reader().read(base, n -> assertThat(n).isZero());

      assertThat(taken.shadowed().get(0).files().listed()).contains(NOARCH + "six.py");
      assertThat(kept.tree().entries()).containsExactlyElementsOf(taken.tree().entries());
      assertThat(kept.target().tags().inOrder()).isEqualTo(taken.target().tags().inOrder());
      assertThat(kept)
          .usingRecursiveComparison()
          .ignoringFields("tree", "target.tags", "index")
          .isEqualTo(taken);
      assertThat(written(kept)).isEqualTo(written(taken));
    }

    @Test
    @DisplayName("with every entry, also one that a later one of the same path hides")
    void hiddenEntries() throws IOException {
      Path twice =
          new SampleBase("v1r27")
              .file("diracos/etc/x", 0644, "first")
              .file("diracos/etc/y", 0644, "between")
              .writeTo(folder);
      byte[] tar = new GZIPInputStream(Files.newInputStream(twice)).readAllBytes();
      ByteArrayOutputStream doubled = new ByteArrayOutputStream();
      try (OutputStream gzip = new GZIPOutputStream(doubled)) {
        gzip.write(tar, 0, endOfEntries(tar));
        gzip.write(tar);
      }
      LocatedBase base =
          located(Files.write(folder.resolve("doubled.tar.gz"), doubled.toByteArray()));

      BaseInventory taken = reader().read(base, n -> {});
      BaseInventory kept = reader().read(base, n -> {});

      assertThat(kept.tree().all()).isEqualTo(taken.tree().all());
      assertThat(kept.tree().all()).hasSize(2 * kept.tree().entries().size());
      assertThat(kept.index().get().entryCount()).isEqualTo(kept.tree().all().size());
    }

    private int endOfEntries(byte[] tar) {
      int end = tar.length;
      while (tar[end - 1] == 0) {
        end--;
      }
      return (end + 511) / 512 * 512;
    }

    @Test
    @DisplayName("apart from the index of its places, which is read only when it is asked for")
    void index() throws IOException {
      LocatedBase base = located(new SampleBase("v1r27").writeTo(folder));
      byte[] places = written(reader().read(base, n -> {}));
      Path file =
          folder
              .resolve("cache")
              .resolve("%s.%d.index".formatted(base.sha256(), InventoryEncoder.NUMBER));
      byte[] whole = Files.readAllBytes(file);

      Files.delete(file);
      BaseInventory withoutFile = reader().read(base, n -> {});
      assertThat(file).doesNotExist();
      assertThat(written(withoutFile)).isEqualTo(places);
      assertThat(file).as("made anew").hasBinaryContent(whole);

      for (int place = 0; place < whole.length; place += 5) {
        byte[] damaged = whole.clone();
        damaged[place] ^= 0x10;
        Files.write(file, damaged);
        assertThat(written(reader().read(base, n -> {}))).isEqualTo(places);
      }
      Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
      assertThat(written(reader().read(base, n -> {}))).isEqualTo(places);
    }

    private byte[] written(BaseInventory inventory) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      inventory.index().get().writeTo(new DataOutputStream(bytes));
      return bytes.toByteArray();
    }

    @Test
    @DisplayName("and enough to leave entries out without reading the whole base again")
    void archive() throws IOException {
      LocatedBase base = located(new SampleBase("v1r27").distribution("six", "1").writeTo(folder));
      reader().read(base, n -> {});
      BaseInventory kept = reader().read(base, n -> assertThat(n).isZero());
      String gone = kept.distributions().get(0).metadataPath() + "/METADATA";
      Path target = folder.resolve("new.tar.gz");

      new ArchiveWriter()
          .write(
              kept.archive(base.file()),
              new ArchiveEdit(List.of(), Set.of(gone), 0),
              target,
              n -> {});

      BaseInventory without = reader().read(located(target), n -> {});
      assertThat(without.tree().entry(gone)).isEmpty();
      assertThat(without.tree().all()).hasSize(kept.tree().all().size() - 1);
    }

    @Test
    @DisplayName("and taken anew when what is kept was cut, damaged or is of another version")
    void damaged() throws IOException {
      LocatedBase base = located(new SampleBase("v1r27").distribution("six", "1").writeTo(folder));
      BaseInventory taken = reader().read(base, n -> {});
      Path kept =
          folder
              .resolve("cache")
              .resolve(
                  "%s-%d.%d.inventory"
                      .formatted(base.sha256(), base.size(), InventoryEncoder.NUMBER));
      byte[] whole = Files.readAllBytes(kept);

      for (int length : List.of(0, 5, whole.length / 2, whole.length - 1)) {
        Files.write(kept, java.util.Arrays.copyOf(whole, length));
        assertThat(reader().read(base, n -> {}).distributions()).isEqualTo(taken.distributions());
        assertThat(kept).as("mended after a cut at %d", length).hasBinaryContent(whole);
      }
      for (int place = 0; place < whole.length; place += 7) {
        byte[] damaged = whole.clone();
        damaged[place] ^= 0x10;
        Files.write(kept, damaged);
        assertThat(reader().read(base, n -> {}).distributions()).isEqualTo(taken.distributions());
      }
    }

    @Test
    @DisplayName("but neither believed nor taken of a base that is another than its digest says")
    void anotherBase() throws IOException {
      LocatedBase first = located(new SampleBase("v1").writeTo(folder.resolve("a")));
      reader().read(first, n -> {});
      LocatedBase other =
          located(new SampleBase("v2").distribution("six", "1").writeTo(folder.resolve("b")));
      LocatedBase confused =
          new LocatedBase(
              other.file(), "test", first.sha256(), other.size() + 1, List.of(), List.of());

      assertThatThrownBy(() -> reader().read(confused, n -> {}))
          .isInstanceOf(BaseChangedException.class)
          .hasMessageContaining(other.file().toString());

      assertThat(reader().read(first, n -> assertThat(n).isZero()).version()).contains("v1");
    }

    @Test
    @DisplayName("and its places not taken of a base that was replaced meanwhile")
    void replacedMeanwhile() throws IOException {
      LocatedBase base = located(new SampleBase("v1").writeTo(folder.resolve("a")));
      BaseInventory inventory = reader().read(base, n -> {});
      Path places =
          folder
              .resolve("cache")
              .resolve("%s.%d.index".formatted(base.sha256(), InventoryEncoder.NUMBER));
      Files.delete(places);
      Path other = new SampleBase("v2").writeTo(folder.resolve("b"));
      Files.copy(other, base.file(), StandardCopyOption.REPLACE_EXISTING);
      BaseInventory known = reader().read(base, n -> {});

      assertThatThrownBy(() -> known.index().get()).isInstanceOf(BaseChangedException.class);

      assertThat(places).doesNotExist();
      assertThat(inventory.version()).isEqualTo(known.version());
    }

    @Test
    @DisplayName("only if it can be, and otherwise not missed")
    void unwritable() throws IOException {
      Files.writeString(folder.resolve("cache"), "in the way");

      assertThat(read(new SampleBase("v1")).version()).contains("v1");
    }
  }

  @Test
  @DisplayName("tells how far it is")
  void progress() throws IOException {
    LocatedBase base = located(new SampleBase("v1").writeTo(folder));
    long[] read = new long[1];

    reader().read(base, n -> read[0] += n);

    assertThat(read[0]).isEqualTo(base.size());
  }

  private BaseInventory read(SampleBase base) {
    try {
      return reader().read(located(base.writeTo(folder)), n -> {});
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private InventoryReader reader() {
    return new InventoryReader(folder.resolve("cache"));
  }

  private static LocatedBase located(Path file) throws IOException {
    String sha256 =
        DigestStore.compute(file, org.diracgrid.diracos.transfer.DigestAlgorithm.SHA256).hex();
    return new LocatedBase(file, "test", sha256, Files.size(file), List.of(), List.of());
  }

  /** Nothing but a top folder. */
  private static SampleBase bare() {
    return new SampleBase("2").without("diracos").directory("diracos/etc");
  }

  private static String metadata(String name, String version) {
    return "Metadata-Version: 1.1\nName: %s\nVersion: %s\n\n".formatted(name, version);
  }
}
