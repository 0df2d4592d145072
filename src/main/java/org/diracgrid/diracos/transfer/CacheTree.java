package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;

/** A folder of the cache that is one thing, such as the files of a commit; no link is followed. */
final class CacheTree extends SimpleFileVisitor<Path> {
  private long size;
  private Instant used = Instant.EPOCH;

  private CacheTree() {
    super();
  }

  /** How large it is, and when any of its files was used last. */
  static CacheEntry entry(Path folder) throws IOException {
    CacheTree tree = new CacheTree();
    Files.walkFileTree(folder, tree);
    return new CacheEntry(CachePart.BUILT, List.of(folder), tree.size, tree.used);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    note(attributes);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    size += attributes.size();
    note(attributes);
    return FileVisitResult.CONTINUE;
  }

  private void note(BasicFileAttributes attributes) {
    Instant time = CacheInspection.used(attributes);
    used = time.isAfter(used) ? time : used;
  }

  /** Removes it under another name, so that who is ended in the middle leaves no half of it. */
  static void remove(Path folder) throws IOException {
    Path doomed = Files.createTempDirectory(folder.getParent(), ".").resolve("tree");
    Files.move(folder, doomed);
    Files.walkFileTree(
        doomed.getParent(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
