package org.diracgrid.diracos.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.diracgrid.diracos.index.UnbuildableProjectException;

/**
 * Unpacks a source distribution that anybody may have made. A first pass lists it and refuses what
 * no sdist needs; only what has passed is written.
 */
final class SdistArchive {
  private static final int MOST_MEMBERS = 100_000;
  private static final long MOST_BYTES = 2L << 30;
  private static final int LONGEST_PATH = 1000;
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final String shown;
  private final Set<String> names = new HashSet<>();
  private final Set<String> tops = new HashSet<>();
  private long bytes;

  /**
   * One archive.
   *
   * @param shown as messages name it; its suffix tells the format
   */
  SdistArchive(Path file, String shown) {
    this.file = file;
    this.shown = shown;
  }

  private interface Visitor {
    void visit(String name, Kind kind, InputStream content) throws IOException;
  }

  private enum Kind {
    FOLDER,
    FILE,
    EXECUTABLE,
    OTHER
  }

  /** Unpacks it, and answers its one top folder. */
  Path unpackTo(Path folder) {
    try {
      each(this::check);
      if (tops.size() != 1) {
        throw refused("it has not one top folder, as the sdist format wants");
      }
      each((name, kind, content) -> write(folder, name, kind, content));
      return folder.resolve(tops.iterator().next());
    } catch (IOException | IllegalArgumentException e) {
      throw new UnbuildableProjectException(
          shown, "its archive is damaged (%s)".formatted(e.getMessage()), e);
    }
  }

  private UnbuildableProjectException refused(String reason) {
    return new UnbuildableProjectException(shown, reason);
  }

  private void check(String name, Kind kind, InputStream content) throws IOException {
    if (names.size() >= MOST_MEMBERS) {
      throw refused("its archive has more than %d members".formatted(MOST_MEMBERS));
    }
    if (kind == Kind.OTHER) {
      throw refused("its member %s is neither a file nor a folder".formatted(printable(name)));
    }
    String path = plain(name);
    if (path.isEmpty()) {
      return;
    }
    // What differs by case alone would be one file on some machines.
    boolean known = !names.add(path.toLowerCase(Locale.ROOT));
    if (known && kind != Kind.FOLDER) {
      throw refused("it has the member %s twice".formatted(printable(name)));
    }
    int slash = path.indexOf('/');
    if (slash < 0 && kind != Kind.FOLDER) {
      throw refused("its member %s lies in no folder".formatted(printable(name)));
    }
    tops.add(slash < 0 ? path : path.substring(0, slash));
    byte[] buffer = new byte[BUFFER];
    // The sizes that an archive states need not be true.
    for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
      bytes += count;
      if (bytes > MOST_BYTES) {
        throw refused("it unpacks to more than %d bytes".formatted(MOST_BYTES));
      }
    }
  }

  /** The path without {@code ./} and a slash at its end; anything unusual is refused. */
  private String plain(String name) {
    String path = name.startsWith("./") ? name.substring(2) : name;
    path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    boolean odd =
        path.length() > LONGEST_PATH
            || path.startsWith("/")
            || path.contains("\\")
            || path.contains(":")
            || path.chars().anyMatch(c -> c < ' ');
    for (String part : path.isEmpty() ? new String[0] : path.split("/", -1)) {
      odd |= part.isEmpty() || part.equals(".") || part.equals("..");
    }
    if (odd) {
      throw refused("its member %s has an unsafe path".formatted(printable(name)));
    }
    return path;
  }

  private static String printable(String name) {
    String shortened = name.length() > 100 ? name.substring(0, 100) + "…" : name;
    return "'" + shortened.replaceAll("\\p{Cntrl}", "?") + "'";
  }

  private void write(Path folder, String name, Kind kind, InputStream content) throws IOException {
    String path = plain(name);
    if (path.isEmpty()) {
      return;
    }
    Path target = folder.resolve(path);
    if (kind == Kind.FOLDER) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    Files.copy(content, target);
    if (kind == Kind.EXECUTABLE && !target.toFile().setExecutable(true)) {
      throw new IOException("cannot make it executable: " + target);
    }
  }

  private void each(Visitor visitor) throws IOException {
    String name = shown.toLowerCase(Locale.ROOT);
    if (name.endsWith(".zip")) {
      eachOfZip(visitor);
      return;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar = new TarArchiveInputStream(decompressed(name, in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        visitor.visit(entry.getName(), kind(entry), tar);
      }
    }
  }

  private InputStream decompressed(String name, InputStream in) throws IOException {
    if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
      return GzipCompressorInputStream.builder()
          .setInputStream(in)
          .setDecompressConcatenated(true)
          .get();
    }
    if (name.endsWith(".tar.bz2") || name.endsWith(".tbz")) {
      return new BZip2CompressorInputStream(in, true);
    }
    if (name.endsWith(".tar")) {
      return in;
    }
    throw refused("archives of its kind are not unpacked; .tar.gz and .zip are");
  }

  private static Kind kind(TarArchiveEntry entry) {
    if (entry.isDirectory()) {
      return Kind.FOLDER;
    }
    // Its isFile says so of a pipe, too.
    boolean ordinary =
        entry.getLinkFlag() == TarConstants.LF_NORMAL
            || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
    return ordinary && !entry.isSparse() ? kind(entry.getMode()) : Kind.OTHER;
  }

  private static Kind kind(int mode) {
    return (mode & 0111) == 0 ? Kind.FILE : Kind.EXECUTABLE;
  }

  private void eachOfZip(Visitor visitor) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        if (!zip.canReadEntryData(entry)) {
          throw refused("its member %s is packed oddly".formatted(printable(entry.getName())));
        }
        Kind kind = entry.isDirectory() ? Kind.FOLDER : kind(entry.getUnixMode());
        try (InputStream in = zip.getInputStream(entry)) {
          visitor.visit(entry.getName(), entry.isUnixSymlink() ? Kind.OTHER : kind, in);
        }
      }
    }
  }
}
