package org.diracgrid.diracos.archive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The entries of an archive, in its order and by path. Of several with one path the last is what a
 * reader of the archive is left with; it hides the others.
 */
public final class ArchiveEntries {
  private final List<ArchiveEntry> all;

  /** Paths by position, for which no entry need be made. */
  private final IntFunction<String> paths;

  /** Positions of the entries that nothing hides, by path. */
  private final IntBuffer sorted;

  private ArchiveEntries(List<ArchiveEntry> all, IntFunction<String> paths, IntBuffer sorted) {
    this.all = all;
    this.paths = paths;
    this.sorted = sorted;
  }

  /** The entries, in the archive's order. */
  public static ArchiveEntries of(Collection<ArchiveEntry> entries) {
    List<ArchiveEntry> all = List.copyOf(entries);
    IntFunction<String> paths = position -> all.get(position).path();
    Comparator<Integer> byPath = Comparator.comparing(paths::apply);
    int[] positions =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(byPath.thenComparing(Comparator.naturalOrder()))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] seen =
        IntStream.range(0, positions.length)
            .filter(
                i ->
                    i + 1 == positions.length
                        || !paths.apply(positions[i]).equals(paths.apply(positions[i + 1])))
            .map(i -> positions[i])
            .toArray();
    return new ArchiveEntries(all, paths, IntBuffer.wrap(seen));
  }

  /** All that the archive has, in its order, the hidden ones too. */
  public List<ArchiveEntry> all() {
    return all;
  }

  /** How many nothing hides. */
  public int size() {
    return sorted.limit();
  }

  /** Those that nothing hides, each where its path first stands in the archive. */
  public Collection<ArchiveEntry> seen() {
    if (size() == all.size()) {
      return all;
    }
    Map<String, ArchiveEntry> last = new LinkedHashMap<>(all.size() * 4 / 3 + 1);
    all.forEach(entry -> last.put(entry.path(), entry));
    return Collections.unmodifiableCollection(last.values());
  }

  /** The entry at exactly this path. */
  public Optional<ArchiveEntry> find(String path) {
    int place = firstFrom(path);
    return place < size() && path(place).equals(path)
        ? Optional.of(all.get(sorted.get(place)))
        : Optional.empty();
  }

  /** What lies below a path, by path, of what nothing hides. */
  public Stream<ArchiveEntry> below(String path) {
    String start = path + "/";
    return IntStream.range(firstFrom(start), size())
        .takeWhile(place -> path(place).startsWith(start))
        .mapToObj(place -> all.get(sorted.get(place)));
  }

  /** Where the paths from this one on begin. */
  private int firstFrom(String path) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (path(middle).compareTo(path) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private String path(int place) {
    return paths.apply(sorted.get(place));
  }

  /** The path of the entry at a position in the archive. */
  public String pathOf(int position) {
    return paths.apply(position);
  }

  /** Writes them so that they can be read again. */
  public void writeTo(DataOutput out) throws IOException {
    PackedEntries.write(all, out);
    out.writeInt(size());
    for (int place = 0; place < size(); place++) {
      out.writeInt(sorted.get(place));
    }
  }

  /**
   * Reads what was written; an entry is looked at only when it is asked for, as few are.
   *
   * @throws IOException if it is anything else
   */
  public static ArchiveEntries readFrom(DataInput in) throws IOException {
    PackedEntries all = PackedEntries.readFrom(in);
    IntBuffer sorted = Packed.ints(in);
    if (sorted.limit() > all.size()) {
      throw new IOException("more paths than entries");
    }
    for (int place = 0; place < sorted.limit(); place++) {
      if (sorted.get(place) < 0 || sorted.get(place) >= all.size()) {
        throw new IOException("no entry %d".formatted(sorted.get(place)));
      }
    }
    return new ArchiveEntries(all, all::path, sorted);
  }
}
