package org.diracgrid.diracos.extension;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files of a project's folder on which a wheel of it may depend. */
final class FolderFiles extends SimpleFileVisitor<Path> {
  /** What builds and tools leave in the folder itself; deeper down it may be a package. */
  private static final Set<String> PRODUCTS = Set.of("target", "build", "dist");

  private static final Set<String> NEVER_SOURCE =
      Set.of("__pycache__", "node_modules", ".git", ".hg", ".svn");

  private final Path root;
  private final SortedSet<String> found = new TreeSet<>();

  private FolderFiles(Path root) {
    super();
    this.root = root;
  }

  /** Their paths from the folder, sorted; of what cannot be listed, nothing. */
  static SortedSet<String> of(Path root) {
    FolderFiles files = new FolderFiles(root);
    try {
      Files.walkFileTree(root, files);
    } catch (IOException e) {
      // It is reported, with its place, when it is to be used.
    }
    return files.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    String name = String.valueOf(folder.getFileName());
    boolean isProduct =
        root.equals(folder.getParent()) && (PRODUCTS.contains(name) || name.startsWith("."));
    return !folder.equals(root) && (isProduct || NEVER_SOURCE.contains(name))
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    found.add(root.relativize(file).toString().replace('\\', '/'));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    return FileVisitResult.CONTINUE;
  }
}
