package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("The entries of an archive")
class ArchiveEntriesTest {
  private static ArchiveEntry file(String path, long size) {
    return new ArchiveEntry(path, EntryType.FILE, 0644, size, "", 7);
  }

  /** Few names, so that paths meet, of one byte, of many, and of none that is UTF-8. */
  @Provide
  Arbitrary<List<ArchiveEntry>> entries() {
    Arbitrary<String> paths =
        Arbitraries.of("a", "b", "a.b", "é", "\udc80", "\ud83d\ude00", "\ufffd")
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(parts -> String.join("/", parts));
    Arbitrary<EntryOwner> owners =
        Arbitraries.of(EntryOwner.ROOT, new EntryOwner(1L << 40, 2, "é", ""));
    Arbitrary<EntryTime> times =
        Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 999_999_999))
            .as(EntryTime::new);
    return Combinators.combine(
            paths,
            Arbitraries.of(EntryType.class),
            Arbitraries.integers().between(0, 07777),
            Arbitraries.longs(),
            paths,
            times,
            owners)
        .as(ArchiveEntry::new)
        .list()
        .ofMaxSize(60);
  }

  private static byte[] written(ArchiveEntries entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    entries.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static ArchiveEntries read(byte[] bytes) throws IOException {
    return ArchiveEntries.readFrom(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Property
  @Label("are found by path, the last of each, and read as they were written")
  void found(@ForAll("entries") List<ArchiveEntry> all) throws IOException {
    Map<String, ArchiveEntry> last = new LinkedHashMap<>();
    all.forEach(entry -> last.put(entry.path(), entry));

    ArchiveEntries made = ArchiveEntries.of(all);
    for (ArchiveEntries entries : List.of(made, read(written(made)))) {
      assertThat(entries.all()).isEqualTo(all);
      assertThat(entries.size()).isEqualTo(last.size());
      assertThat(entries.seen()).containsExactlyElementsOf(last.values());
      for (ArchiveEntry entry : all) {
        String path = entry.path();
        assertThat(entries.find(path)).contains(last.get(path));
        assertThat(entries.below(path))
            .containsExactlyInAnyOrderElementsOf(
                last.values().stream().filter(it -> it.path().startsWith(path + "/")).toList());
      }
      assertThat(entries.find("a/nothing")).isEmpty();
      assertThat(entries.below("nothing")).isEmpty();
    }
  }

  @Example
  @Label("of what only begins alike do not lie below")
  void alike() {
    ArchiveEntries entries =
        ArchiveEntries.of(List.of(file("a.b", 1), file("a/b", 2), file("a0", 3), file("a/c/d", 4)));
    assertThat(entries.below("a")).extracting(ArchiveEntry::size).containsExactly(2L, 4L);
    assertThat(entries.below("a/c")).extracting(ArchiveEntry::size).containsExactly(4L);
    assertThat(entries.below("a/c/d")).isEmpty();
  }

  @Example
  @Label("are refused when anything is cut off")
  void cut() throws IOException {
    byte[] whole = written(ArchiveEntries.of(List.of(file("a/b", 1), file("c", 2))));
    for (int size = 0; size < whole.length; size++) {
      byte[] bytes = Arrays.copyOf(whole, size);
      assertThatIOException().isThrownBy(() -> read(bytes));
    }
  }

  @Example
  @Label("with any byte changed are refused, or name only what is there")
  void damaged() throws IOException {
    byte[] whole =
        written(ArchiveEntries.of(List.of(file("a/b", 1), file("c", 2), file("a/b", 3))));
    for (int i = 0; i < whole.length; i++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] bytes = whole.clone();
        bytes[i] ^= (byte) (1 << bit);
        ArchiveEntries entries;
        try {
          entries = read(bytes);
        } catch (IOException e) {
          continue;
        }
        assertThat(entries.all()).hasSizeLessThan(4).doesNotContainNull();
        assertThat(entries.seen()).hasSizeLessThan(4);
        assertThat(entries.find("c").map(ArchiveEntry::type)).isNotNull();
      }
    }
  }
}
