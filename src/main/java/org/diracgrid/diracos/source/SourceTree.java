package org.diracgrid.diracos.source;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.index.MissingSubdirectoryException;
import org.diracgrid.diracos.index.UnbuildableProjectException;

/**
 * The files of a project's folder.
 *
 * @param shown the folder as messages name it
 * @param root the folder
 * @param whole the archive or repository of which it is a folder, to all of which links may lead
 * @param files paths from the root with {@code /}, sorted; without what no backend would take
 */
record SourceTree(String shown, Path root, Path whole, List<String> files) {
  private static final int MOST_FILES = 100_000;
  private static final long MOST_TEXT = 16L << 20;

  /** No backend takes these, and they can be large. */
  private static final Set<String> SKIPPED =
      Set.of("__pycache__", "node_modules", ".git", ".hg", ".svn", ".tox", ".nox", ".venv");

  /** Lists a folder; links to what lies outside of it are an error once they are wanted. */
  static SourceTree list(String shown, Path root) {
    return list(shown, root, Optional.empty());
  }

  /**
   * Lists a folder of an archive or repository.
   *
   * @param subdirectory the path of the folder; empty for the whole
   * @throws MissingSubdirectoryException if there is no such folder
   */
  static SourceTree list(String shown, Path whole, Optional<String> subdirectory) {
    Path root = Subfolder.of(shown, whole, subdirectory);
    List<String> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              boolean skipped =
                  !folder.equals(root)
                      && (SKIPPED.contains(folder.getFileName().toString())
                          || Files.exists(folder.resolve("pyvenv.cfg")));
              return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (files.size() == MOST_FILES) {
                throw new UnbuildableProjectException(
                    shown, "it has more than %d files".formatted(MOST_FILES));
              }
              files.add(root.relativize(file).toString().replace('\\', '/'));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UnbuildableProjectException(
          shown, "it cannot be listed (%s)".formatted(e.getMessage()), e);
    }
    Collections.sort(files);
    return new SourceTree(shown, root, whole, List.copyOf(files));
  }

  /** Whether anything says that it is a Python project, as pip judges. */
  boolean isProject() {
    return files.contains("pyproject.toml") || files.contains("setup.py");
  }

  /** The same without a folder's files, should that lie in it. */
  SourceTree without(Path folder) {
    return new SourceTree(
        shown,
        root,
        whole,
        files.stream()
            .filter(
                file ->
                    !root.resolve(file)
                        .toAbsolutePath()
                        .normalize()
                        .startsWith(folder.toAbsolutePath().normalize()))
            .toList());
  }

  boolean has(String file) {
    return Collections.binarySearch(files, file) >= 0;
  }

  /** Whether any file lies in a folder. */
  boolean hasFolder(String folder) {
    return files.stream().anyMatch(file -> file.startsWith(folder + "/"));
  }

  /** A file that may be read: an ordinary one, and none that a link takes from elsewhere. */
  Path file(String file) {
    Path path = root.resolve(file);
    try {
      if (path.toRealPath().startsWith(whole.toRealPath()) && Files.isRegularFile(path)) {
        return path;
      }
    } catch (IOException e) {
      throw unreadable(file, "it cannot be read", e);
    }
    throw unreadable(file, "it is no ordinary file of the project", null);
  }

  /** A file's text in UTF-8; empty if there is none. */
  Optional<String> text(String file) {
    if (!has(file)) {
      return Optional.empty();
    }
    try {
      Path path = file(file);
      if (Files.size(path) > MOST_TEXT) {
        throw unreadable(file, "it has more than %d bytes".formatted(MOST_TEXT), null);
      }
      return Optional.of(Files.readString(path, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw unreadable(file, "it is not encoded in UTF-8", e);
    } catch (IOException e) {
      throw unreadable(file, "it cannot be read", e);
    }
  }

  private UnbuildableProjectException unreadable(String file, String reason, Throwable cause) {
    return new UnbuildableProjectException(
        shown, "it has a %s that cannot be used: %s".formatted(file, reason), cause);
  }
}
