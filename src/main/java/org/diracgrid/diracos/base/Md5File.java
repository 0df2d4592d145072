package org.diracgrid.diracos.base;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;

/**
 * Reads what stands in an md5 file: DIRACOS's bare digest, or as {@code md5sum} and {@code md5 -r}
 * write it, which mirrors do.
 */
final class Md5File {
  /** More than a listing of all releases ever made; the rest is some other page. */
  static final int MAX_CHARACTERS = 1 << 20;

  // GNU md5sum puts a backslash before the digest of an escaped name, and a star before binaries.
  private static final Pattern GNU = Pattern.compile("\\\\?(\\p{XDigit}{32})(?:\\s+\\*?(.+))?");
  private static final Pattern BSD = Pattern.compile("MD5 ?\\((.+)\\) ?= ?(\\p{XDigit}{32})");

  private Md5File() {}

  /** The digest of the file of this name; empty if the text holds none that is meant for it. */
  static Optional<Checksum> digestOf(String filename, String text) {
    if (text.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    List<Line> lines = text.lines().map(String::strip).flatMap(l -> line(l).stream()).toList();
    Optional<Line> named = lines.stream().filter(line -> line.names(filename)).findFirst();
    // The only digest is the base's under whatever name it was taken; of several, one must match.
    return named
        .or(() -> lines.size() == 1 ? Optional.of(lines.get(0)) : Optional.empty())
        .map(line -> new Checksum(DigestAlgorithm.MD5, line.hex));
  }

  private static Optional<Line> line(String text) {
    // A byte order mark is what Windows editors leave.
    Matcher gnu = GNU.matcher(text.startsWith("\uFEFF") ? text.substring(1) : text);
    if (gnu.matches()) {
      return Optional.of(new Line(gnu.group(1), gnu.group(2) == null ? "" : gnu.group(2)));
    }
    Matcher bsd = BSD.matcher(text);
    return bsd.matches() ? Optional.of(new Line(bsd.group(2), bsd.group(1))) : Optional.empty();
  }

  private record Line(String hex, String name) {
    boolean names(String filename) {
      return name.equals(filename) || name.endsWith("/" + filename);
    }
  }
}
