package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that can be seen of a folder's files, each in a line, by their paths percent-encoded. */
final class ExtractedTree {
  private final Path root;
  private final boolean folderTimes;
  private final Map<Object, String> firstPaths = new HashMap<>();

  private ExtractedTree(Path root, boolean folderTimes) {
    this.root = root;
    this.folderTimes = folderTimes;
  }

  /**
   * Looks at a folder.
   *
   * @param folderTimes whether the times of folders count
   */
  static SortedMap<String, String> of(Path root, boolean folderTimes) throws IOException {
    ExtractedTree tree = new ExtractedTree(root, folderTimes);
    SortedMap<String, String> lines = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(file -> !file.equals(root)).sorted().toList()) {
        lines.put(tree.path(file), tree.line(file));
      }
    }
    return lines;
  }

  /** As a URI, as a name that is no text would not survive as a string. */
  private String path(Path file) {
    String prefix = root.toUri().getRawPath();
    return file.toUri().getRawPath().substring(prefix.length()).replaceFirst("/$", "");
  }

  private static EntryTime time(FileTime time) {
    Instant instant = time.toInstant();
    return new EntryTime(instant.getEpochSecond(), instant.getNano());
  }

  private String line(Path file) throws IOException {
    Map<String, Object> facts =
        Files.readAttributes(file, "unix:mode,uid,ino,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
    int mode = (int) facts.get("mode") & 07777;
    if (Files.isSymbolicLink(file)) {
      // The mode of a link means nothing, and not every program sets its time.
      return "link %s of %s".formatted(Files.readSymbolicLink(file), facts.get("uid"));
    }
    String time =
        folderTimes || !Files.isDirectory(file)
            ? " at " + time((FileTime) facts.get("lastModifiedTime"))
            : "";
    String owned = "%o of %s%s".formatted(mode, facts.get("uid"), time);
    if (Files.isDirectory(file)) {
      return "folder " + owned;
    }
    String path = path(file);
    String first = firstPaths.merge(facts.get("ino"), path, (old, other) -> old);
    return "file %s %s%s".formatted(owned, digest(file), first.equals(path) ? "" : " = " + first);
  }

  private static String digest(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
