package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The tree of a base")
@Label("The tree of a base")
class BaseTreeTest {
  private static final BaseTree TREE =
      new BaseTree(
          List.of(
              folder("diracos"),
              folder("diracos/usr"),
              folder("diracos/usr/lib64"),
              file("diracos/usr/lib64/libz.so.1.2"),
              link("diracos/usr/lib64/libz.so", "libz.so.1.2"),
              link("diracos/usr/lib", "lib64"),
              link("diracos/bin", "usr/bin"),
              link("diracos/usr/share", "../usr/./lib//../data"),
              link("diracos/me", "../diracos/usr"),
              link("diracos/abroad", "/etc"),
              link("diracos/escape", "../../etc"),
              link("diracos/beside", "../other"),
              link("diracos/nowhere", ""),
              link("diracos/up", ".."),
              link("diracos/round", "about"),
              link("diracos/about", "round"),
              new ArchiveEntry("diracos/fifo", EntryType.OTHER, 0644, 0, "", 0),
              file("diracos/implied/folder/file")));

  @ParameterizedTest(name = "{0} lies at {1}")
  @CsvSource({
    "diracos/usr/lib/new.py, diracos/usr/lib64/new.py",
    "diracos/usr/lib/libz.so, diracos/usr/lib64/libz.so.1.2",
    "diracos/bin/tool, diracos/usr/bin/tool",
    "diracos/usr/share/doc, diracos/usr/data/doc",
    "diracos/me/lib/x, diracos/usr/lib64/x",
    "diracos/not/yet/there, diracos/not/yet/there",
    "diracos/usr/lib64/libz.so.1.2, diracos/usr/lib64/libz.so.1.2",
    "diracos//usr/./bin/, diracos/usr/bin",
    "elsewhere/file, elsewhere/file",
  })
  @DisplayName("follows every link on the way")
  void followsLinks(String path, String place) {
    assertThat(TREE.resolve(path)).isEqualTo(place);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "/etc/passwd, it is absolute",
    "diracos/abroad/passwd, leads to '/etc'",
    "diracos/escape/passwd, it leads out of the archive",
    "diracos/../../etc, it leads out of the archive",
    "diracos/beside/x, leads to 'other/x'",
    "diracos/nowhere, leads to ''",
    "diracos/up, leads to ''",
    "diracos/round/x, in a circle",
    "diracos/usr/lib64/libz.so.1.2/x, libz.so.1.2 is not a folder",
    "diracos/usr/lib/libz.so/x, libz.so.1.2 is not a folder",
    "diracos/fifo/x, diracos/fifo is not a folder",
  })
  @DisplayName("refuses a place outside the tree, in a circle or through a file")
  void refusesBadPlaces(String path, String reason) {
    assertThatExceptionOfType(UnplaceablePathException.class)
        .isThrownBy(() -> TREE.resolve(path))
        .withMessageContaining(path)
        .withMessageContaining(reason)
        .satisfies(e -> assertThat(e.path()).isEqualTo(path));
  }

  @Test
  @DisplayName("counts a folder without an entry of its own")
  void impliedFolders() {
    assertThat(TREE.isFolder("diracos/implied")).isTrue();
    assertThat(TREE.isFolder("diracos/implied/folder")).isTrue();
    assertThat(TREE.isFolder("diracos/implied/folder/file")).isFalse();
    assertThat(TREE.isFolder("diracos/impl")).isFalse();
  }

  @Test
  @DisplayName("takes a link for neither folder nor file")
  void linkIsNoFolder() {
    assertThat(TREE.isFolder("diracos/usr/lib")).isFalse();
    assertThat(TREE.isFile("diracos/usr/lib64/libz.so")).isFalse();
    assertThat(TREE.isFile("diracos/usr/lib64/libz.so.1.2")).isTrue();
  }

  @Test
  @DisplayName("lets the later of two entries of one path win and keeps the order")
  void laterEntryWins() {
    BaseTree tree = new BaseTree(List.of(file("a"), file("b"), link("a", "b")));

    assertThat(tree.entry("a")).map(ArchiveEntry::type).contains(EntryType.SYMBOLIC_LINK);
    assertThat(tree.entries()).extracting(ArchiveEntry::path).containsExactly("a", "b");
    assertThat(tree.all()).extracting(ArchiveEntry::path).containsExactly("a", "b", "a");
    assertThat(tree.entry("c")).isEmpty();
  }

  @Property
  @Label("gives a place that has no link on its way and that resolves to itself")
  void noLinkOnTheWay(@ForAll("trees") List<ArchiveEntry> entries, @ForAll("paths") String path) {
    BaseTree tree = new BaseTree(entries);
    String place;
    try {
      place = tree.resolve(path);
    } catch (UnplaceablePathException e) {
      assertThat(e).hasMessageContaining(path);
      return;
    }
    assertThat(tree.resolve(place)).isEqualTo(place);
    StringBuilder way = new StringBuilder();
    for (String part : place.split("/")) {
      assertThat(part).isNotIn("", ".", "..");
      way.append(way.isEmpty() ? "" : "/").append(part);
      assertThat(tree.entry(way.toString()).map(ArchiveEntry::type))
          .isNotEqualTo(Optional.of(EntryType.SYMBOLIC_LINK));
    }
  }

  @Provide
  Arbitrary<List<ArchiveEntry>> trees() {
    Arbitrary<ArchiveEntry> folders = paths().map(BaseTreeTest::folder);
    Arbitrary<ArchiveEntry> links = Combinators.combine(paths(), targets()).as(BaseTreeTest::link);
    return Arbitraries.frequencyOf(Tuple.of(1, folders), Tuple.of(3, links))
        .list()
        .ofMaxSize(12)
        .map(BaseTreeTest::distinct);
  }

  @Provide
  Arbitrary<String> paths() {
    return parts("a", "b", "c").map(rest -> "d/" + rest);
  }

  private static Arbitrary<String> targets() {
    return parts("a", "b", "c", "..", "..", ".", "d");
  }

  private static Arbitrary<String> parts(String... names) {
    return Arbitraries.of(names)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(parts -> String.join("/", parts));
  }

  private static List<ArchiveEntry> distinct(List<ArchiveEntry> entries) {
    Map<String, ArchiveEntry> byPath =
        entries.stream()
            .collect(Collectors.toMap(ArchiveEntry::path, e -> e, (a, b) -> b, HashMap::new));
    return new ArrayList<>(byPath.values());
  }

  private static ArchiveEntry folder(String path) {
    return new ArchiveEntry(path, EntryType.DIRECTORY, 0755, 0, "", 0);
  }

  private static ArchiveEntry file(String path) {
    return new ArchiveEntry(path, EntryType.FILE, 0644, 1, "", 0);
  }

  private static ArchiveEntry link(String path, String target) {
    return new ArchiveEntry(path, EntryType.SYMBOLIC_LINK, 0777, 0, target, 0);
  }
}
