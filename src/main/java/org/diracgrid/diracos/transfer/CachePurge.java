package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Removes from a cache what was not used for long, or most lately of all; builds may run meanwhile.
 */
public final class CachePurge {
  /**
   * What builds that are under way may be using: they note the use of each file, and none takes
   * that long.
   */
  private static final Duration IN_USE = Duration.ofDays(1);

  private final CacheDisk disk;
  private final Path folder;

  /**
   * What was done.
   *
   * @param before what was there
   * @param removed what was removed, or would have been
   * @param spared how many entries stay, as a build may be using them
   */
  public record Result(CacheContents before, CacheContents removed, int spared) {}

  /** Works on the cache in a folder, which need not be there. */
  public CachePurge(Path folder) {
    this.folder = folder;
    this.disk = new CacheDisk(folder);
  }

  /** What the cache holds. */
  public CacheContents contents() {
    return CacheContents.of(CacheInspection.entries(folder));
  }

  /**
   * Removes.
   *
   * @param unused what was not used for so long goes; empty for nothing
   * @param keep of the rest so many bytes may stay, what was used least recently goes first; empty
   *     for all of it
   * @param dry whether only to tell what would go
   */
  public Result purge(Optional<Duration> unused, OptionalLong keep, boolean dry) {
    if (!Files.isDirectory(folder)) {
      CacheContents nothing = CacheContents.of(List.of());
      return new Result(nothing, nothing, 0);
    }
    Optional<CacheUse> alone = CacheUse.alone(disk.usersFolder());
    // Whoever is about to use an entry notes it before, or waits, and then does not find it.
    CacheUse still = CacheUse.awaitAlone(disk.touchFolder());
    try {
      Instant now = Instant.now();
      List<CacheEntry> entries = CacheInspection.entries(folder);
      Set<CacheEntry> chosen = new HashSet<>();
      unused.ifPresent(
          age ->
              entries.stream()
                  .filter(it -> it.used().isBefore(now.minus(age)))
                  .forEach(chosen::add));
      keep.ifPresent(most -> chosen.addAll(beyond(entries, chosen, most)));
      int wanted = chosen.size();
      if (alone.isEmpty()) {
        // Nobody notes the use of a tree.
        chosen.removeIf(
            it -> it.part() == CachePart.BUILT || !it.used().isBefore(now.minus(IN_USE)));
      }
      if (!dry) {
        chosen.forEach(it -> it.files().forEach(this::remove));
      }
      return new Result(
          CacheContents.of(entries), CacheContents.of(List.copyOf(chosen)), wanted - chosen.size());
    } finally {
      still.close();
      alone.ifPresent(CacheUse::close);
    }
  }

  /** What has no room, the most recently used having been given theirs first. */
  private static List<CacheEntry> beyond(
      List<CacheEntry> entries, Set<CacheEntry> gone, long most) {
    List<CacheEntry> result = new ArrayList<>();
    long[] room = {most};
    entries.stream()
        .filter(it -> !gone.contains(it))
        .sorted(Comparator.comparing(CacheEntry::used).reversed())
        .forEach(
            it -> {
              room[0] -= it.size();
              if (room[0] < 0) {
                result.add(it);
              }
            });
    return result;
  }

  /** Looks once more: a folder on the way there may have become a link. */
  private void remove(Path file) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean inPlace = file.toRealPath().equals(file);
      if (inPlace && attributes.isRegularFile()) {
        disk.delete(file);
      } else if (inPlace && attributes.isDirectory()) {
        CacheTree.remove(file);
      }
    } catch (NoSuchFileException e) {
      // Another purge was faster.
    } catch (IOException e) {
      throw FileFailure.of(file, e);
    }
  }
}
