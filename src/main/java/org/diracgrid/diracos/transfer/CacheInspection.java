package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Finds what of a folder is the cache's own; follows no link and passes over all else. */
final class CacheInspection extends SimpleFileVisitor<Path> {
  /** Deep enough to look into the folders of trees, and no deeper. */
  private static final int DEPTH = 5;

  private final Path root;
  private final Map<String, CacheEntry> found = new LinkedHashMap<>();

  private CacheInspection(Path root) {
    super();
    this.root = root;
  }

  /** All entries of a cache; none if there is no such folder. */
  static List<CacheEntry> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      // The cache itself may lie behind a link, as its owner chose it; nothing in it may.
      CacheInspection inspection = new CacheInspection(folder.toRealPath());
      Files.walkFileTree(inspection.root, EnumSet.noneOf(FileVisitOption.class), DEPTH, inspection);
      return List.copyOf(inspection.found.values());
    } catch (IOException e) {
      throw FileFailure.of(folder, e);
    }
  }

  /** When something was used last; a file system without that time gives the one of its writing. */
  static Instant used(BasicFileAttributes attributes) {
    Instant written = attributes.lastModifiedTime().toInstant();
    Instant read = attributes.lastAccessTime().toInstant();
    return read.isAfter(written) ? read : written;
  }

  private String relative(Path file) {
    return StreamSupport.stream(root.relativize(file).spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    String path = relative(folder);
    if (!CachePart.BUILT.holds(path)) {
      return FileVisitResult.CONTINUE;
    }
    found.put(path, CacheTree.entry(folder));
    return FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      String path = relative(file);
      Arrays.stream(CachePart.values())
          .filter(part -> part.holds(path))
          .findFirst()
          .ifPresent(
              part ->
                  found.merge(
                      key(part, path),
                      new CacheEntry(part, List.of(file), attributes.size(), used(attributes)),
                      CacheEntry::with));
    }
    return FileVisitResult.CONTINUE;
  }

  /** Another process may have taken it away, and what nobody may read is nothing of ours. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
    return FileVisitResult.CONTINUE;
  }

  /** An entry of several files has them under one name, with different endings. */
  private static String key(CachePart part, String path) {
    int dot = path.indexOf('.');
    boolean several = part == CachePart.PAGES || part == CachePart.PARTIAL;
    return several ? path.substring(0, dot) : path;
  }
}
